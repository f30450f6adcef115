package larder.catalog.substitute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import larder.catalog.product.ProductView;
import larder.contracts.Sku;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Packs of the same thing over HTTP. */
@RestController
@RequestMapping("/v1/products/{sku}/family")
class FamilyController {

    private final Families families;

    FamilyController(Families families) {
        this.families = families;
    }

    /** The packs of a product's family by what they hold, itself among them; 404 {@code not-found}. */
    @GetMapping
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'", "'PARTNER'"},
            scope = "products")
    Family get(@PathVariable Sku sku) {
        List<ProductView> packs = families.packsLike(sku);
        return new Family(packs.getFirst().family(), packs);
    }

    /**
     * Puts a product into a family, {@code {"family":"laundry-capsules"}}, or without one into none. 404 {@code not-found}, 400
     * {@code invalid-request}.
     */
    @PutMapping
    @AllowedTo(roles = "'OPS'", scope = "products")
    ProductView put(@PathVariable Sku sku, @Valid @RequestBody Assignment body) {
        return families.assign(sku, body.family());
    }

    /**
     * @param family what the packs share; none of a product that has none
     * @param packs by what they hold
     */
    record Family(@Nullable String family, List<ProductView> packs) {}

    /**
     * @param family 1 to 64 letters, digits or {@code . _ ~ : -}; none for no family
     */
    record Assignment(
            @Nullable @Pattern(regexp = "[\\p{L}\\p{N}._~:-]{1,64}")
            String family) {}
}

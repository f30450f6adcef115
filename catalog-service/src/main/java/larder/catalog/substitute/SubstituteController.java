package larder.catalog.substitute;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import larder.catalog.binding.BoundProducts;
import larder.catalog.device.SlotModels;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.catalog.product.ProductNotFound;
import larder.catalog.substitute.Substitutes.Substitute;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.device.DeviceModelState;
import larder.support.security.AllowedTo;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What could be had instead of a product, over HTTP. */
@RestController
class SubstituteController {

    private final Offers offers;
    private final BoundProducts bound;
    private final SlotModels models;
    private final Substitutes substitutes;

    SubstituteController(Offers offers, BoundProducts bound, SlotModels models, Substitutes substitutes) {
        this.offers = offers;
        this.bound = bound;
        this.models = models;
        this.substitutes = substitutes;
    }

    /**
     * What comes nearest to a product and is for sale, the nearest first; 404 {@code not-found}.
     *
     * @param limit the most to answer with, 1 to 50
     */
    @GetMapping("/v1/products/{sku}/substitutes")
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'", "'PARTNER'"},
            scope = "products")
    SubstituteList ofProduct(@PathVariable Sku sku, @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        Offer asked = offers.find(sku).orElseThrow(() -> ProductNotFound.with(sku));
        return new SubstituteList(sku, substitutes.of(asked, _ -> true, limit));
    }

    /**
     * What comes nearest to the product a slot is bound to, though that may have left the catalogue, and may be bound to the slot; 404
     * {@code not-found}.
     *
     * @param limit the most to answer with, 1 to 50
     */
    @GetMapping("/v1/bindings/{slotId}/substitutes")
    @AllowedTo(roles = "'SHOPPER'", scope = "bindings")
    SubstituteList ofBinding(
            @PathVariable SlotId slotId,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit,
            @AuthenticationPrincipal Jwt token) {
        Sku sku = bound.of(new ShopperId(Objects.requireNonNull(token.getSubject())), slotId);
        DeviceModelState.Slot slot = models.of(slotId);
        List<Substitute> found = offers.former(sku)
                .map(asked -> substitutes.of(asked, offer -> slot.allows(offer.sku(), offer.categories()), limit))
                .orElse(List.of());
        return new SubstituteList(sku, found);
    }

    /**
     * @param sku what they could be had instead of
     * @param substitutes the nearest first
     */
    record SubstituteList(Sku sku, List<Substitute> substitutes) {}
}

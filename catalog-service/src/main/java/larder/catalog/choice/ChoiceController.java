package larder.catalog.choice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import larder.catalog.device.Ownership;
import larder.catalog.device.SlotModels;
import larder.catalog.search.Filter;
import larder.catalog.search.ProductPage;
import larder.catalog.search.SearchProducts;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.contracts.device.DeviceModelState;
import larder.support.security.AllowedTo;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a shopper can choose among for a slot. */
@RestController
@AllowedTo(roles = "'SHOPPER'", scope = "bindings")
class ChoiceController {

    private final Ownership ownership;
    private final SlotModels models;
    private final SearchProducts search;

    ChoiceController(Ownership ownership, SlotModels models, SearchProducts search) {
        this.ownership = ownership;
        this.models = models;
        this.search = search;
    }

    /**
     * One page of the products that are for sale and allowed for a slot, bound or not: the best first where there is a query, else in
     * the order of their skus. 404 {@code device-not-owned}, 422 {@code slot-unknown}.
     *
     * @param query searched for as in the whole catalogue
     * @param limit the most products to answer with, 1 to 200
     * @param after goes on behind the page before: its {@code next}
     */
    @GetMapping("/v1/bindings/{slotId}/choices")
    ProductPage choices(
            @PathVariable SlotId slotId,
            @RequestParam(defaultValue = "") @Size(max = 100) String query,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "") @Size(max = 200) String after,
            @AuthenticationPrincipal Jwt token) {
        ownership.requireNow(new ShopperId(Objects.requireNonNull(token.getSubject())), slotId);
        DeviceModelState.Slot slot = models.of(slotId);
        return search.page(Filter.forSaleAmong(slot.skus(), slot.categories()), query, after, limit);
    }
}

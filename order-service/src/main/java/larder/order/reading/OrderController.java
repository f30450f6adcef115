package larder.order.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import larder.order.ledger.OrderState;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows orders. A shopper sees their own; a token with the role ops sees all. */
@RestController
@RequestMapping("/v1/orders")
@AllowedTo(
        roles = {"'SHOPPER'", "'OPS'"},
        scope = "orders")
class OrderController {

    private final OrderReader reader;

    OrderController(OrderReader reader) {
        this.reader = reader;
    }

    /**
     * {@code GET /v1/orders}: newest first, {@code {"orders":[OrderView...],"next":"<order id>"}}. With {@code next} present
     * there are more: ask again with {@code after=next}. Errors: {@code invalid-request}.
     *
     * @param slot only this slot, {@code device:slot}
     * @param state only this state, such as {@code PLACED}
     * @param limit 1 to 100 orders
     * @param after the {@code next} of the page before
     */
    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable SlotId slot,
            @RequestParam(required = false) @Nullable OrderState state,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable OrderId after,
            Authentication token) {
        return Page.of(reader.list(Viewer.of(token), slot, state, after, limit + 1), limit);
    }

    /** {@code GET /v1/orders/{id}}: the {@link OrderView} with its history. Errors: {@code not-found}. */
    @GetMapping("/{id}")
    OrderView show(@PathVariable OrderId id, Authentication token) {
        return reader.find(id, Viewer.of(token));
    }

    /** A part of a list and where to go on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<OrderView> orders, @Nullable OrderId next) {

        static Page of(List<OrderView> oneMore, int limit) {
            List<OrderView> page = oneMore.stream().limit(limit).toList();
            return new Page(page, oneMore.size() > limit ? page.getLast().orderId() : null);
        }
    }
}

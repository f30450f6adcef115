package larder.order.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.order.ledger.OrderState;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows orders. A shopper sees their own; a token with the role ops sees all. Each answer carries an {@code ETag}, and is a
 * 304 without a body where {@code If-None-Match} names it.
 */
@RestController
@RequestMapping("/v1/orders")
@AllowedTo(
        roles = {"'SHOPPER'", "'OPS'"},
        scope = "orders")
class OrderController {

    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePrivate();

    private final OrderReader reader;

    OrderController(OrderReader reader) {
        this.reader = reader;
    }

    /**
     * {@code GET /v1/orders}: newest first, {@code {"orders":[OrderView...],"next":"<order id>"}}. With {@code next} present
     * there are more: ask again with {@code after=next}. Orders that come meanwhile move no page. Errors:
     * {@code invalid-request}.
     *
     * @param owner only of this account; of use to operations
     * @param slot only this slot, {@code device:slot}
     * @param sku only where this product is sent
     * @param state only these states, such as {@code PLACED,CONFIRMED}
     * @param trigger only what was asked for so
     * @param holdReason only what was held for this, now or before
     * @param test only test orders, or none of them
     * @param from only what was requested then or later, as a UTC instant
     * @param to only what was requested before
     * @param limit 1 to 100 orders
     * @param after the {@code next} of the page before
     */
    @GetMapping
    ResponseEntity<Page> list(
            @RequestParam(required = false) @Nullable ShopperId owner,
            @RequestParam(required = false) @Nullable SlotId slot,
            @RequestParam(required = false) @Nullable Sku sku,
            @RequestParam(defaultValue = "") List<OrderState> state,
            @RequestParam(required = false) @Nullable Trigger trigger,
            @RequestParam(required = false) @Nullable HoldReason holdReason,
            @RequestParam(required = false) @Nullable Boolean test,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable OrderId after,
            Authentication token) {
        var filter = new OrderFilter(owner, slot, sku, state, trigger, holdReason, test, from, to);
        List<OrderRead> oneMore = reader.list(Viewer.of(token), filter, after, limit + 1);
        return ResponseEntity.ok()
                .cacheControl(ASK_AGAIN)
                .eTag(OrderRead.tagOf(oneMore))
                .body(Page.of(oneMore.stream().map(OrderRead::order).toList(), limit));
    }

    /**
     * {@code GET /v1/orders/{id}}: the {@link OrderView} with its history; operations read in it which of them did what.
     * Errors: {@code not-found}.
     */
    @GetMapping("/{id}")
    ResponseEntity<OrderView> show(@PathVariable OrderId id, Authentication token) {
        Viewer viewer = Viewer.of(token);
        OrderRead found = reader.read(id, viewer);
        return ResponseEntity.ok()
                .cacheControl(ASK_AGAIN)
                .eTag(found.tag(viewer))
                .body(found.order());
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

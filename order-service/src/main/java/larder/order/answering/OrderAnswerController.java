package larder.order.answering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import larder.contracts.Address;
import larder.contracts.OrderId;
import larder.order.reading.OrderReader;
import larder.order.reading.OrderView;
import larder.order.reading.Viewer;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes people's word on an order. Each answers 200 with the order as it then stands, or {@code not-found} for an order that
 * is not the caller's.
 */
@RestController
@RequestMapping("/v1/orders/{id}")
class OrderAnswerController {

    private final CancelOrder cancelOrder;
    private final AnswerHold answerHold;
    private final ChangeAddress changeAddress;
    private final OrderReader reader;

    OrderAnswerController(
            CancelOrder cancelOrder, AnswerHold answerHold, ChangeAddress changeAddress, OrderReader reader) {
        this.cancelOrder = cancelOrder;
        this.answerHold = answerHold;
        this.changeAddress = changeAddress;
        this.reader = reader;
    }

    /**
     * {@code POST /v1/orders/{id}/cancel}, {@code {"reason":"..."}} or nothing: by the shopper until its grace period ends; by ops,
     * who have to give a reason, until it has ended. Cancelling a cancelled order again changes nothing. Errors:
     * {@code order-not-cancellable}, {@code invalid-request}.
     */
    @PostMapping("/cancel")
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'"},
            scope = "orders")
    OrderView cancel(
            @PathVariable OrderId id,
            @Valid @RequestBody(required = false) @Nullable Cancellation cancellation,
            Authentication token) {
        cancelOrder.cancel(id, Viewer.of(token), cancellation == null ? null : cancellation.reason());
        return reader.find(id, Viewer.of(token));
    }

    /**
     * {@code POST /v1/orders/{id}/approve}: the shopper consents to a held order at its price, which is then placed and has its
     * grace period, or waits for the card to be authorised. With {@code {"confirmation":"<digest>"}} they agree to the very text that
     * they were shown; where the way it was asked for is locked, {@code {"pin":"2580"}} says the household's PIN; otherwise there need
     * not be a body. Errors: {@code order-not-held}, {@code confirmation-required} where the country asks for that, {@code
     * confirmation-outdated}, {@code order-guard-stands}, {@code pin-needed}, {@code pin-wrong}, {@code pin-locked} with {@code
     * Retry-After}.
     */
    @PostMapping("/approve")
    @AllowedTo(roles = "'SHOPPER'", scope = "orders")
    OrderView approve(
            @PathVariable OrderId id,
            @RequestBody(required = false) @Nullable Agreement agreement,
            Authentication token) {
        answerHold.approve(id, agreement == null ? Agreement.PLAIN : agreement, Viewer.of(token));
        return reader.find(id, Viewer.of(token));
    }

    /** {@code POST /v1/orders/{id}/decline}: the shopper does not want a held order. Errors: {@code order-not-held}. */
    @PostMapping("/decline")
    @AllowedTo(roles = "'SHOPPER'", scope = "orders")
    OrderView decline(@PathVariable OrderId id, Authentication token) {
        answerHold.decline(id, Viewer.of(token));
        return reader.find(id, Viewer.of(token));
    }

    /**
     * {@code PUT /v1/orders/{id}/address}: the shopper sends it elsewhere while it is held, in resolution or within its grace period;
     * one that was in resolution for its address goes on. Errors: {@code invalid-request} for an address to which nothing is
     * delivered, {@code conflict} when it can no longer be changed.
     */
    @PutMapping("/address")
    @AllowedTo(roles = "'SHOPPER'", scope = "orders")
    OrderView send(@PathVariable OrderId id, @RequestBody Address address, Authentication token) {
        changeAddress.change(id, Viewer.of(token), address);
        return reader.find(id, Viewer.of(token));
    }

    /** @param reason why, 1 to 500 characters */
    record Cancellation(@Nullable @Size(min = 1, max = 500) String reason) {}
}

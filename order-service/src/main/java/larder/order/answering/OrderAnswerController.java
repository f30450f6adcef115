package larder.order.answering;

import larder.contracts.OrderId;
import larder.order.childlock.Pin;
import larder.order.reading.OrderReader;
import larder.order.reading.OrderView;
import larder.order.reading.Viewer;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
    private final OrderReader reader;

    OrderAnswerController(CancelOrder cancelOrder, AnswerHold answerHold, OrderReader reader) {
        this.cancelOrder = cancelOrder;
        this.answerHold = answerHold;
        this.reader = reader;
    }

    /**
     * {@code POST /v1/orders/{id}/cancel}, by the shopper or by ops: while requested, held, or placed and within its grace
     * period. Cancelling a cancelled order again changes nothing. Errors: {@code order-not-cancellable}.
     */
    @PostMapping("/cancel")
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'"},
            scope = "orders")
    OrderView cancel(@PathVariable OrderId id, Authentication token) {
        cancelOrder.cancel(id, Viewer.of(token));
        return reader.find(id, Viewer.of(token));
    }

    /**
     * {@code POST /v1/orders/{id}/approve}: the shopper consents to a held order at its price, which is then placed and has its
     * grace period. Where the way it was asked for is locked, the body says the household's PIN: {@code {"pin":"2580"}}; otherwise
     * there need not be one. Errors: {@code order-not-held}, {@code order-guard-stands}, {@code pin-needed}, {@code pin-wrong},
     * {@code pin-locked} with {@code Retry-After}.
     */
    @PostMapping("/approve")
    @AllowedTo(roles = "'SHOPPER'", scope = "orders")
    OrderView approve(
            @PathVariable OrderId id, @RequestBody(required = false) @Nullable Consent consent, Authentication token) {
        answerHold.approve(id, Viewer.of(token), consent == null ? null : consent.pin());
        return reader.find(id, Viewer.of(token));
    }

    /** What a consent can bring with it. */
    record Consent(@Nullable Pin pin) {}

    /** {@code POST /v1/orders/{id}/decline}: the shopper does not want a held order. Errors: {@code order-not-held}. */
    @PostMapping("/decline")
    @AllowedTo(roles = "'SHOPPER'", scope = "orders")
    OrderView decline(@PathVariable OrderId id, Authentication token) {
        answerHold.decline(id, Viewer.of(token));
        return reader.find(id, Viewer.of(token));
    }
}

package larder.order.buying;

import jakarta.validation.Valid;
import java.net.URI;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.support.idempotency.Idempotency;
import larder.support.idempotency.IdempotentRequest;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes purchases from the app. */
@RestController
@AllowedTo(roles = "'SHOPPER'", scope = "orders")
class PurchaseController {

    private final BuyNow buyNow;
    private final Idempotency idempotency;

    PurchaseController(BuyNow buyNow, Idempotency idempotency) {
        this.buyNow = buyNow;
        this.idempotency = idempotency;
    }

    /**
     * {@code POST /v1/orders} with an {@code Idempotency-Key}: 202 {@code {"orderId":"..."}} and the order's {@code Location}, once
     * however often it is sent. It is placed at once where its total, delivery included, is not above {@code agreedTotal} and the
     * country lets it; otherwise it is held and waits to be approved. Errors: {@code invalid-request}, also without a key;
     * {@code idempotency-key-reused}, {@code idempotency-key-in-use}.
     */
    @PostMapping("/v1/orders")
    ResponseEntity<?> buy(@Valid @RequestBody Purchase purchase, IdempotentRequest request) {
        if (request.key() == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "A purchase needs an Idempotency-Key");
        }
        return idempotency.once(request, purchase, () -> {
            OrderId order = buyNow.buy(purchase, new ShopperId(request.principal()));
            return ResponseEntity.accepted()
                    .location(URI.create("/v1/orders/" + order.value()))
                    .body(new Bought(order));
        });
    }

    /** The order that a purchase has become. */
    record Bought(OrderId orderId) {}
}

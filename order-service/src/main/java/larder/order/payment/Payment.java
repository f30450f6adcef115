package larder.order.payment;

import java.time.Instant;
import java.util.Optional;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.order.bookkeeping.Claim;
import larder.order.method.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to be paid for an order.
 *
 * @param id names it to the provider too
 * @param order what is paid for
 * @param method by what; the token is gone once the provider has answered
 * @param amount all of it
 * @param wish what it is to become
 * @param state how far it has come
 * @param attempted what its provider was asked last, whether or not an answer came
 * @param reference the provider's name for it
 * @param wishedAt when that was wished
 */
public record Payment(
        PaymentId id,
        OrderId order,
        PaymentMethod method,
        Money amount,
        Wish wish,
        PaymentState state,
        @Nullable Operation attempted,
        @Nullable String reference,
        Instant wishedAt) {

    /** What a payment is to become. */
    public enum Wish {
        AUTHORISED,
        CAPTURED,
        VOIDED,
        REFUNDED;

        /** What becomes of it when its order is called off: what may have been taken is given back. */
        Wish calledOff() {
            return switch (this) {
                case AUTHORISED, VOIDED -> VOIDED;
                case CAPTURED, REFUNDED -> REFUNDED;
            };
        }
    }

    /**
     * What its provider is to be asked next; nothing when the wish has come true or cannot. What may have been done without an answer is
     * asked again before it is undone, under the same key, so that both sides know of it.
     */
    public Optional<Operation> next() {
        return Optional.ofNullable(
                switch (state) {
                    case PENDING -> Operation.AUTHORISE;
                    case AUTHORISED ->
                        switch (wish) {
                            case AUTHORISED -> null;
                            case CAPTURED -> Operation.CAPTURE;
                            case VOIDED -> Operation.VOID;
                            case REFUNDED -> attempted == Operation.CAPTURE ? Operation.CAPTURE : Operation.VOID;
                        };
                    case CAPTURED -> wish == Wish.REFUNDED ? Operation.REFUND : null;
                    case VOIDED, REFUNDED, DECLINED, FAILED -> null;
                });
    }

    /** Calls it off. What its provider has never heard of ends at once. */
    Payment callOff(Instant at) {
        PaymentState left = state == PaymentState.PENDING && attempted == null ? PaymentState.VOIDED : state;
        return wishing(wish.calledOff(), left, at);
    }

    Payment wishing(Wish next, Instant at) {
        return wishing(next, state, at);
    }

    private Payment wishing(Wish next, PaymentState as, Instant at) {
        PaymentMethod left = as == PaymentState.VOIDED ? withoutToken() : method;
        return new Payment(id, order, left, amount, next, as, attempted, reference, at);
    }

    Payment attempting(Operation operation) {
        return new Payment(id, order, method, amount, wish, state, operation, reference, wishedAt);
    }

    /** Its provider has done it. */
    Payment after(Operation operation, @Nullable String named) {
        return new Payment(
                id,
                order,
                withoutToken(),
                amount,
                wish,
                operation.done(),
                attempted,
                named == null ? reference : named,
                wishedAt);
    }

    /** Its provider has refused it for good. */
    Payment refused(Operation operation) {
        return new Payment(
                id, order, withoutToken(), amount, wish, operation.refused(), attempted, reference, wishedAt);
    }

    /** Who owes it, as the books name them. */
    public Claim claim() {
        return switch (method.kind()) {
            case INVOICE -> Claim.INVOICE;
            case CARD -> Claim.CARD;
        };
    }

    private PaymentMethod withoutToken() {
        return new PaymentMethod(method.kind(), null);
    }

    /** What makes the provider do an operation once, however often it is asked. */
    public String key(Operation operation) {
        return id + "-" + operation.slug();
    }
}

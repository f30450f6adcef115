package larder.order.payment;

import java.util.Locale;
import larder.order.bookkeeping.Occasion;

/** What a provider can be asked to do with a payment. Each is done to a payment once at most. */
public enum Operation {
    /** Sets the money aside. */
    AUTHORISE(PaymentState.PENDING, PaymentState.AUTHORISED, PaymentState.DECLINED, Occasion.AUTHORISED),
    /** Takes what was set aside. */
    CAPTURE(PaymentState.AUTHORISED, PaymentState.CAPTURED, PaymentState.FAILED, Occasion.CAPTURED),
    /** Lets go what was set aside. */
    VOID(PaymentState.AUTHORISED, PaymentState.VOIDED, PaymentState.FAILED, Occasion.VOIDED),
    /** Gives back what was taken. */
    REFUND(PaymentState.CAPTURED, PaymentState.REFUNDED, PaymentState.FAILED, Occasion.REFUNDED);

    private final PaymentState from;
    private final PaymentState done;
    private final PaymentState refused;
    private final Occasion occasion;

    Operation(PaymentState from, PaymentState done, PaymentState refused, Occasion occasion) {
        this.from = from;
        this.done = done;
        this.refused = refused;
        this.occasion = occasion;
    }

    PaymentState from() {
        return from;
    }

    PaymentState done() {
        return done;
    }

    PaymentState refused() {
        return refused;
    }

    Occasion occasion() {
        return occasion;
    }

    /** As tags and keys write it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}

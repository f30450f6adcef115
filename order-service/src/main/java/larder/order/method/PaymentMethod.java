package larder.order.method;

import org.jspecify.annotations.Nullable;

/**
 * How a shopper wants to pay. On the wire {@code {"kind":"INVOICE"}} or {@code {"kind":"CARD","token":"pm_..."}}.
 *
 * @param kind by what
 * @param token the card provider's own name for the card, where it is a card; never its number
 */
public record PaymentMethod(Kind kind, @Nullable String token) {

    /** By what orders are paid for. */
    public enum Kind {
        INVOICE,
        CARD
    }
}

package larder.order.payment;

/**
 * How far a payment has come, as its provider has confirmed.
 *
 * <pre>
 *          authorise              capture              refund
 *  PENDING ---------> AUTHORISED ---------> CAPTURED ---------> REFUNDED
 *     |                   |
 *     | refused           | void            FAILED: a later operation was refused, which people must look at
 *     v                   v
 *  DECLINED            VOIDED
 * </pre>
 */
public enum PaymentState {
    PENDING,
    AUTHORISED,
    CAPTURED,
    VOIDED,
    REFUNDED,
    DECLINED,
    FAILED
}

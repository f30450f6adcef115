package larder.order.bookkeeping;

/** What a booking is made for; each comes once to a payment at most. */
public enum Occasion {
    AUTHORISED,
    CAPTURED,
    VOIDED,
    REFUNDED
}

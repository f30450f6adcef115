package larder.order.payment;

/** Whether an order can be paid for. */
public enum Authorisation {
    /** It can. */
    GRANTED,
    /** Its provider is being asked. */
    PENDING,
    /** It cannot, as the shopper pays now. */
    DECLINED
}

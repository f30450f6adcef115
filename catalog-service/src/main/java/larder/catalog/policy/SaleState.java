package larder.catalog.policy;

/** Whether something is sold, from the least restrictive to the most. */
public enum SaleState {
    /** It is sold; also what ends an earlier policy of the same scope and subject. */
    ALLOWED,
    /** What is in stock is sold, and no more is bought. */
    SELL_THROUGH,
    /** It is not sold. */
    SUSPENDED
}

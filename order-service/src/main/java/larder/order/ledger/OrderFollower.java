package larder.order.ledger;

/** Somebody for whom something follows from what happens to an order, in the same transaction. */
public interface OrderFollower {

    /** The order has taken the step, and is held by this transaction. */
    void follow(Order order, Step step);
}

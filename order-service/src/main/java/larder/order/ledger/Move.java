package larder.order.ledger;

/** What a step does to an order in its present state. */
public sealed interface Move {

    /** The order goes on. */
    record To(OrderState next) implements Move {}

    /** The order has done this already, or has been overtaken by something else; it stays as it is. */
    record Late(OrderState state) implements Move {}

    /** An order in this state cannot do this. */
    record Refused(OrderState state) implements Move {}
}

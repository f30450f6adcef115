package larder.order.answering;

import larder.order.ledger.OrderState;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** The order does not wait for an answer. */
final class OrderNotHeld extends ProblemException {

    private OrderNotHeld(String detail) {
        super(ProblemType.ORDER_NOT_HELD, detail);
    }

    static OrderNotHeld but(OrderState state) {
        return new OrderNotHeld("The order is " + state);
    }
}

package larder.order.answering;

import larder.order.ledger.OrderState;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** The order has gone too far to be cancelled, or has ended otherwise. */
final class OrderNotCancellable extends ProblemException {

    private OrderNotCancellable(String detail) {
        super(ProblemType.ORDER_NOT_CANCELLABLE, detail);
    }

    static OrderNotCancellable in(OrderState state) {
        return new OrderNotCancellable(
                state == OrderState.PLACED ? "The grace period is over" : "The order is " + state);
    }
}

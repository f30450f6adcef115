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
                switch (state) {
                    case PLACED -> "The grace period is over; once the order is confirmed, a return can be asked for";
                    case CONFIRMED, SHIPPED, DELIVERED -> "The order is " + state + "; a return can be asked for";
                    case REQUESTED, HELD, AUTHORISING, IN_RESOLUTION, UNDELIVERED, CANCELLED, REJECTED ->
                        "The order is " + state;
                });
    }
}

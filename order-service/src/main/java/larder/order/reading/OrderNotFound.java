package larder.order.reading;

import larder.contracts.OrderId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** There is no such order, or it is somebody else's. */
final class OrderNotFound extends ProblemException {

    private OrderNotFound(String detail) {
        super(ProblemType.NOT_FOUND, detail);
    }

    static OrderNotFound with(OrderId id) {
        return new OrderNotFound("There is no order " + id.value() + " among yours");
    }
}

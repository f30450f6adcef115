package larder.order.answering;

import larder.contracts.order.OrderEvent.HoldReason;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** Something stands against the order that its shopper's consent does not overrule; it goes on waiting. */
final class GuardStands extends ProblemException {

    private GuardStands(String detail) {
        super(ProblemType.ORDER_GUARD_STANDS, detail);
    }

    static GuardStands of(HoldReason reason) {
        return new GuardStands("No consent overrules " + reason);
    }
}

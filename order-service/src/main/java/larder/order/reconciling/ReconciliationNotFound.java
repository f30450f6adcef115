package larder.order.reconciling;

import java.util.UUID;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** There is no such reconciliation. */
final class ReconciliationNotFound extends ProblemException {

    private ReconciliationNotFound(String detail) {
        super(ProblemType.NOT_FOUND, detail);
    }

    static ReconciliationNotFound with(UUID id) {
        return new ReconciliationNotFound("There is no reconciliation " + id);
    }
}

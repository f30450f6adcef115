package larder.catalog.binding;

import larder.contracts.SlotId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** The slot is not bound, or not by the one who asks. */
final class BindingNotFound extends ProblemException {

    private BindingNotFound(String detail) {
        super(ProblemType.NOT_FOUND, detail);
    }

    static BindingNotFound of(SlotId slot) {
        return new BindingNotFound("you have no binding of slot " + slot);
    }
}

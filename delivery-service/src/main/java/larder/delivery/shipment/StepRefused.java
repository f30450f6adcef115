package larder.delivery.shipment;

import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** The reported step does not follow from where the shipment stands. */
final class StepRefused extends ProblemException {

    private StepRefused(String detail) {
        super(ProblemType.CONFLICT, detail);
    }

    static StepRefused by(Move.Refused refused) {
        return new StepRefused("A shipment that is " + refused.from() + " cannot become " + refused.to());
    }
}

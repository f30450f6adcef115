package larder.catalog.policy;

import java.util.UUID;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** There is no such policy. */
final class PolicyNotFound extends ProblemException {

    private PolicyNotFound(String detail) {
        super(ProblemType.NOT_FOUND, detail);
    }

    static PolicyNotFound with(UUID id) {
        return new PolicyNotFound("no policy " + id);
    }
}

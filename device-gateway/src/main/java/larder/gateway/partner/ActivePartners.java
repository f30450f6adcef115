package larder.gateway.partner;

import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells whether partners may act and order, in the caller's transaction, until whose end that stays so. */
@Component
public class ActivePartners {

    private final Partners partners;

    ActivePartners(Partners partners) {
        this.partners = partners;
    }

    /** Refuses to act for a partner that there is not, or that is suspended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireActive(String partner) {
        if (isSuspended(partner)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The partner is suspended");
        }
    }

    /** Whether the partner's devices are suspended; a problem when there is no such partner. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isSuspended(String partner) {
        return partners.hold(partner)
                .map(Partner::isSuspended)
                .orElseThrow(() -> new ProblemException(ProblemType.INVALID_REQUEST, "There is no such partner"));
    }
}

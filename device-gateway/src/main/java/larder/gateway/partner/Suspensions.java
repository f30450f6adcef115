package larder.gateway.partner;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The partners whose devices have yet to follow them into a suspension or out of it. */
@Component
public class Suspensions {

    private final Partners partners;

    Suspensions(Partners partners) {
        this.partners = partners;
    }

    /** One of them, which neither changes nor is given to anybody else until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Unsettled> take() {
        return partners.takeUnsettled().map(partner -> new Unsettled(partner.id(), partner.isSuspended()));
    }

    /** Its devices all stand as it does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Unsettled partner) {
        partners.lock(partner.id()).ifPresent(Partner::settle);
    }

    /** @param suspended what its devices are to become */
    public record Unsettled(String id, boolean suspended) {}
}

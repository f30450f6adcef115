package larder.gateway.partner;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import larder.gateway.identity.PartnerClients;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes partners, gives them clients, suspends and resumes them. A suspension ends all clients; its devices follow it. */
@Component
class KeepPartners {

    private static final Logger log = LoggerFactory.getLogger(KeepPartners.class);

    private final Partners partners;
    private final ObjectProvider<PartnerClients> clients;
    private final Clock clock;

    KeepPartners(Partners partners, ObjectProvider<PartnerClients> clients, Clock clock) {
        this.partners = partners;
        this.clients = clients;
        this.clock = clock;
    }

    @Transactional
    Partner make(String name) {
        try {
            Partner made = partners.saveAndFlush(new Partner("p-" + UUID.randomUUID(), name, clock.instant()));
            log.atInfo().addKeyValue("partner", made.id()).log("partner made");
            return made;
        } catch (DataIntegrityViolationException e) {
            throw new ProblemException(ProblemType.CONFLICT, "There is a partner of this name already", e);
        }
    }

    @Transactional
    Partner suspend(String id) {
        Partner partner = become(id, Partner.Status.SUSPENDED);
        clients.ifAvailable(all -> all.of(id).stream()
                .filter(PartnerClients.View::enabled)
                .forEach(client -> all.disable(id, client.clientId())));
        return partner;
    }

    @Transactional
    Partner resume(String id) {
        return become(id, Partner.Status.ACTIVE);
    }

    private Partner become(String id, Partner.Status wanted) {
        Instant now = clock.instant();
        Partner partner = partners.lock(id).orElseThrow(KeepPartners::notFound);
        if (partner.become(wanted, now)) {
            log.atInfo()
                    .addKeyValue("partner", id)
                    .addKeyValue("status", wanted)
                    .log("partner changed");
        }
        return partner;
    }

    @Transactional
    PartnerClients.Secret addClient(String id, String name, List<String> redirectUris) {
        Partner partner = partners.lock(id).orElseThrow(KeepPartners::notFound);
        if (partner.isSuspended()) {
            throw new ProblemException(ProblemType.CONFLICT, "The partner is suspended");
        }
        return clients().create(id, name, redirectUris);
    }

    @Transactional
    PartnerClients.Secret rotateSecret(String id, String client) {
        one(id);
        return clients().rotateSecret(id, client);
    }

    @Transactional
    void endClient(String id, String client) {
        one(id);
        clients().disable(id, client);
    }

    @Transactional(readOnly = true)
    List<PartnerClients.View> clientsOf(String id) {
        one(id);
        return clients().of(id);
    }

    @Transactional(readOnly = true)
    Partner one(String id) {
        return partners.findById(id).orElseThrow(KeepPartners::notFound);
    }

    @Transactional(readOnly = true)
    List<Partner> page(String after, int limit) {
        return partners.findByIdGreaterThanOrderById(after, Limit.of(limit));
    }

    /** Where another issuer gives the tokens, its clients are made there. */
    private PartnerClients clients() {
        PartnerClients ours = clients.getIfAvailable();
        if (ours == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "Clients are made where tokens are issued");
        }
        return ours;
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such partner");
    }
}

package larder.catalog.binding;

import jakarta.persistence.EntityManager;
import java.util.List;
import larder.contracts.Topics;
import larder.support.EventOutbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells everybody how changed bindings stand. */
@Component
class Announcement {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    private final EntityManager entities;
    private final EventOutbox outbox;

    Announcement(EntityManager entities, EventOutbox outbox) {
        this.entities = entities;
        this.outbox = outbox;
    }

    void of(List<Binding> changed) {
        entities.flush(); // counts the versions up
        for (Binding binding : changed) {
            outbox.append(Topics.BINDINGS, binding.slot(), binding.state());
            log.atInfo()
                    .addKeyValue("slot", binding.slot())
                    .addKeyValue("sku", binding.rules().terms().sku())
                    .addKeyValue("version", binding.version())
                    .addKeyValue("status", binding.state().status())
                    .log("binding changed");
        }
    }
}

package larder.catalog.binding;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Currency;
import java.util.Optional;
import larder.catalog.device.Ownership;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.support.EventOutbox;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Binds a slot of the shopper's device to a product that is for sale, or changes the rules of a bound one. */
@Component
class BindSlot {

    private static final Logger log = LoggerFactory.getLogger(BindSlot.class);

    private final Ownership ownership;
    private final Offers offers;
    private final Bindings bindings;
    private final EntityManager entities;
    private final EventOutbox outbox;
    private final Clock clock;

    BindSlot(
            Ownership ownership,
            Offers offers,
            Bindings bindings,
            EntityManager entities,
            EventOutbox outbox,
            Clock clock) {
        this.ownership = ownership;
        this.offers = offers;
        this.bindings = bindings;
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Lays down the rules; the same rules again change nothing. */
    @Transactional
    Bound bind(SlotId slot, BindingRules rules, IfMatch ifMatch) {
        ownership.require(rules.terms().owner(), slot);
        requireOffered(rules.terms());
        Optional<Binding> present = bindings.lock(slot.value());
        ifMatch.require(present.map(Binding::version));
        return present.map(binding -> change(binding, rules)).orElseGet(() -> create(slot, rules));
    }

    private Bound change(Binding binding, BindingRules rules) {
        if (!binding.rules().equals(rules)) {
            binding.lay(rules, clock.instant());
            publish(binding);
        }
        return new Bound(binding, false);
    }

    private Bound create(SlotId slot, BindingRules rules) {
        long version = bindings.lastVersion(slot.value()).orElse(0L) + 1;
        Binding binding = new Binding(slot, rules, version, clock.instant());
        entities.persist(binding);
        publish(binding);
        return new Bound(binding, true);
    }

    private void requireOffered(OrderTerms terms) {
        Offer offer = offers.find(terms.sku())
                .filter(Offer::saleable)
                .orElseThrow(() -> new ProblemException(ProblemType.PRODUCT_UNKNOWN, terms.sku() + " is not for sale"));
        Currency currency = offer.unitPrice().currency();
        Money ceiling = terms.priceCeiling();
        if (ceiling != null && (ceiling.minorUnits() <= 0 || !ceiling.currency().equals(currency))) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "priceCeiling must be above 0 and in " + currency);
        }
    }

    private void publish(Binding binding) {
        entities.flush(); // counts the version up
        outbox.append(Topics.BINDINGS, binding.slot(), binding.state());
        log.atInfo()
                .addKeyValue("slot", binding.slot())
                .addKeyValue("sku", binding.rules().terms().sku())
                .addKeyValue("version", binding.version())
                .log("slot bound");
    }

    /**
     * A bound slot.
     *
     * @param binding its binding
     * @param created whether it had none before
     */
    record Bound(Binding binding, boolean created) {}
}

package larder.catalog.binding;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import larder.catalog.device.Ownership;
import larder.catalog.device.SlotModels;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.device.DeviceModelState;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Binds a slot of the shopper's device to a product that is for sale and allowed for it, or changes the rules of a bound one. What the
 * shopper lays down is checked against device, model and product as they stay until the binding is committed; a later change of theirs
 * finds the binding.
 */
@Component
class BindSlot {

    private final Ownership ownership;
    private final SlotModels models;
    private final Offers offers;
    private final Bindings bindings;
    private final EntityManager entities;
    private final Announcement announcement;
    private final Clock clock;

    BindSlot(
            Ownership ownership,
            SlotModels models,
            Offers offers,
            Bindings bindings,
            EntityManager entities,
            Announcement announcement,
            Clock clock) {
        this.ownership = ownership;
        this.models = models;
        this.offers = offers;
        this.bindings = bindings;
        this.entities = entities;
        this.announcement = announcement;
        this.clock = clock;
    }

    /** Lays down the rules; the same rules again change nothing, unless the binding needed a choice. */
    @Transactional
    Bound bind(SlotId slot, BindingRules wish, Precondition precondition) {
        OrderTerms terms = wish.terms();
        ownership.require(terms.owner(), slot);
        Offer offer = offerFor(slot, terms.sku());
        requireCeilingIn(offer.unitPrice().currency(), terms.priceCeiling());
        Optional<Binding> present = bindings.lock(slot.value());
        precondition.require(present.map(Binding::version));
        BindingRules rules = wish.agreeing(agreedPrice(terms, offer, present));
        return present.map(binding -> change(binding, rules)).orElseGet(() -> create(slot, rules));
    }

    private Offer offerFor(SlotId slot, Sku sku) {
        DeviceModelState.Slot model = models.hold(slot);
        Offer offer = offers.hold(sku)
                .filter(Offer::saleable)
                .orElseThrow(() -> new ProblemException(ProblemType.PRODUCT_UNKNOWN, sku + " is not for sale"));
        if (!model.allows(sku, offer.categories())) {
            throw new ProblemException(
                    ProblemType.PRODUCT_NOT_ALLOWED, "slot " + slot.name() + " may not order " + sku);
        }
        return offer;
    }

    private static void requireCeilingIn(Currency currency, @Nullable Money ceiling) {
        if (ceiling != null && (ceiling.minorUnits() <= 0 || !ceiling.currency().equals(currency))) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "priceCeiling must be above 0 and in " + currency);
        }
    }

    /** The price the shopper saw, which must be honoured still, or the one agreed to before in the same currency. */
    private static Money agreedPrice(OrderTerms terms, Offer offer, Optional<Binding> present) {
        Money seen = terms.consent().agreedUnitPrice();
        Money now = offer.unitPrice();
        if (seen == null) {
            return now;
        }
        if (offer.pricing().honoured().contains(seen)) {
            return seen;
        }
        boolean agreedBefore = seen.currency().equals(now.currency())
                && present.map(binding -> binding.rules().terms())
                        .filter(before -> before.sku().equals(terms.sku()))
                        .filter(before -> seen.equals(before.consent().agreedUnitPrice()))
                        .isPresent();
        if (!agreedBefore) {
            throw new ProblemException(ProblemType.CONFLICT, "a pack of " + terms.sku() + " costs " + now);
        }
        return seen;
    }

    private Bound change(Binding binding, BindingRules rules) {
        if (binding.needsChoice() || !binding.rules().equals(rules)) {
            binding.lay(rules, clock.instant());
            announcement.of(List.of(binding));
        }
        return new Bound(binding, false);
    }

    private Bound create(SlotId slot, BindingRules rules) {
        long version = bindings.lastVersion(slot.value()).orElse(0L) + 1;
        Binding binding = new Binding(slot, rules, version, clock.instant());
        entities.persist(binding);
        announcement.of(List.of(binding));
        return new Bound(binding, true);
    }

    /**
     * A bound slot.
     *
     * @param binding its binding
     * @param created whether it had none before
     */
    record Bound(Binding binding, boolean created) {}
}

package larder.catalog.choice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import larder.catalog.binding.BoundSlot;
import larder.catalog.binding.BoundSlots;
import larder.catalog.device.SlotModels;
import larder.catalog.policy.SalePolicies;
import larder.catalog.policy.Scope;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.catalog.substitute.FamilyPacks;
import larder.contracts.DeviceId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.binding.BindingState.ChoiceReason;
import larder.contracts.device.DeviceModelState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks through bindings after the catalogue has changed, and settles which of them need a choice. A change may concern any number of
 * bindings: it takes as many steps as needed, each a short transaction that notes how far it came.
 *
 * <p>Whatever the change was, all that matters for a binding is looked up anew, after the binding is locked. Whoever looks at a binding
 * last therefore sees all changes that were committed, in whichever order these are followed. A review begins only when those are
 * done who began to bind before the change took effect.
 */
@Component
class ReviewBindings {

    private static final int STEP = 100;
    private static final int PRODUCTS = 500;

    private final Reviews reviews;
    private final BoundSlots slots;
    private final SlotModels models;
    private final Offers offers;
    private final SalePolicies policies;
    private final FamilyPacks families;
    private final ChoiceMeter meter;

    ReviewBindings(
            Reviews reviews,
            BoundSlots slots,
            SlotModels models,
            Offers offers,
            SalePolicies policies,
            FamilyPacks families,
            ChoiceMeter meter) {
        this.reviews = reviews;
        this.slots = slots;
        this.models = models;
        this.offers = offers;
        this.policies = policies;
        this.families = families;
        this.meter = meter;
    }

    /** Goes one step on; false when there is nothing to do, or others are at all that is. */
    @Transactional
    boolean step() {
        Optional<Review> next = reviews.next();
        next.ifPresent(review -> {
            switch (review.kind()) {
                case PRODUCT -> ofChanged(review);
                case SISTER -> ofProduct(review);
                case MODEL -> ofModel(review);
                case BRAND -> ofProducts(review, Scope.BRAND);
                case CATEGORY -> ofProducts(review, Scope.CATEGORY);
                case SELLER -> ofProducts(review, Scope.SELLER);
            }
        });
        return next.isPresent();
    }

    /** Settles all bindings of a device at once: it has few. */
    @Transactional
    void ofDevice(DeviceId device) {
        settle(slots.lockOfDevices(List.of(device)));
    }

    /** A change that concerns many products becomes a review of each that is bound: others can take part in them. */
    private void ofProducts(Review review, Scope scope) {
        if (review.begins()) {
            policies.awaitHolders();
        }
        reviews.askForProducts(review, scope, PRODUCTS)
                .ifPresentOrElse(last -> reviews.advance(review, last), () -> reviews.finish(review));
    }

    /** Where any pack of a family may be sent, a change of one concerns the bindings of the others. */
    private void ofChanged(Review review) {
        if (review.begins()) {
            reviews.askForSisters(review.subject());
        }
        ofProduct(review);
    }

    private void ofProduct(Review review) {
        if (review.begins()) {
            reviews.awaitBinders(review.subject());
        }
        List<BoundSlot> some = slots.lockOfProduct(new Sku(review.subject()), review.doneUntil(), STEP);
        if (some.isEmpty()) {
            reviews.finish(review);
        } else {
            settle(some);
            reviews.advance(review, some.getLast().slot().value());
        }
    }

    private void ofModel(Review review) {
        List<DeviceId> some = models.devicesOf(review.subject(), review.doneUntil(), STEP);
        if (some.isEmpty()) {
            reviews.finish(review);
        } else {
            settle(slots.lockOfDevices(some));
            reviews.advance(review, some.getLast().value());
        }
    }

    private void settle(List<BoundSlot> locked) {
        if (locked.isEmpty()) {
            return;
        }
        Set<Sku> skus = locked.stream().map(each -> each.terms().sku()).collect(Collectors.toSet());
        Map<Sku, Offer> offered = offers.findAll(skus);
        Map<SlotId, DeviceModelState.Slot> allowed =
                models.ofAll(locked.stream().map(BoundSlot::slot).toList());
        Map<SlotId, Optional<ChoiceReason>> reasons = new LinkedHashMap<>();
        for (BoundSlot each : locked) {
            DeviceModelState.Slot slot = Objects.requireNonNull(allowed.get(each.slot()));
            reasons.put(
                    each.slot(),
                    ChoicePolicy.reason(each.terms(), offered.get(each.terms().sku()), slot)
                            .filter(reason -> !ChoicePolicy.leavesOtherPacks(reason, each.terms())
                                    || !families.hasOther(each.terms().sku(), slot)));
        }
        slots.settle(reasons).forEach(slot -> meter.count(Objects.requireNonNull(reasons.get(slot))));
    }
}

package larder.gateway.model;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import larder.contracts.ModelId;
import larder.contracts.Topics;
import larder.contracts.device.DeviceModelState.Kind;
import larder.contracts.device.DeviceModelState.Slot;
import larder.gateway.Caller;
import larder.gateway.IfMatch;
import larder.gateway.partner.ActivePartners;
import larder.support.EventOutbox;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Describes models and shows them to whom they belong; ops may see and describe all. */
@Component
class Models {

    private static final Logger log = LoggerFactory.getLogger(Models.class);

    private final DeviceModels models;
    private final SlotsInUse inUse;
    private final ActivePartners partners;
    private final EventOutbox outbox;
    private final Clock clock;

    Models(DeviceModels models, SlotsInUse inUse, ActivePartners partners, EventOutbox outbox, Clock clock) {
        this.models = models;
        this.inUse = inUse;
        this.partners = partners;
        this.outbox = outbox;
        this.clock = clock;
    }

    static boolean isOf(DeviceModel model, Caller maker) {
        return switch (maker) {
            case Caller.Ops _ -> true;
            case Caller.Partner partner -> partner.partner().equals(model.partner());
            case Caller.Shopper _ -> false;
        };
    }

    /** Describes a model for the first time or anew; {@code made} says which. */
    @Transactional
    Described describe(
            ModelId id, @Nullable String partner, Kind kind, List<Slot> slots, Caller maker, IfMatch ifMatch) {
        Optional<DeviceModel> known = models.lock(id.value());
        DeviceModel model;
        if (known.isPresent()) {
            model = known.filter(found -> isOf(found, maker)).orElseThrow(() -> notFound(id));
            ifMatch.require(model.version());
            requireSame(model, partner, maker);
            requireStaying(model, slots);
            model.describe(kind, slots, clock.instant());
        } else {
            ifMatch.requireNothing();
            model = new DeviceModel(id, ownerOfNew(partner, maker), kind, slots, clock.instant());
        }
        DeviceModel saved = models.saveAndFlush(model);
        outbox.append(Topics.DEVICE_MODELS, id, saved.state());
        log.atInfo().addKeyValue("model", id).log("device model described");
        return new Described(saved, known.isEmpty());
    }

    private @Nullable String ownerOfNew(@Nullable String asked, Caller maker) {
        String owner = maker instanceof Caller.Partner self ? self.partner() : asked;
        if (asked != null && !asked.equals(owner)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "partner is another than yours");
        }
        if (owner != null) {
            partners.requireActive(owner);
        }
        return owner;
    }

    private void requireSame(DeviceModel model, @Nullable String asked, Caller maker) {
        if (asked != null && !asked.equals(model.partner())) {
            throw new ProblemException(ProblemType.CONFLICT, "A model never changes hands");
        }
        if (maker instanceof Caller.Partner self) {
            partners.requireActive(self.partner());
        }
    }

    private void requireStaying(DeviceModel model, List<Slot> slots) {
        Set<String> gone = model.slots().stream().map(Slot::name).collect(Collectors.toSet());
        slots.forEach(slot -> gone.remove(slot.name()));
        if (!gone.isEmpty()) {
            gone.retainAll(inUse.of(model.id()));
        }
        if (!gone.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, "There are devices with the slots " + gone);
        }
    }

    @Transactional(readOnly = true)
    DeviceModel one(ModelId id, Caller maker) {
        return models.findById(id.value()).filter(model -> isOf(model, maker)).orElseThrow(() -> notFound(id));
    }

    @Transactional(readOnly = true)
    List<DeviceModel> page(Caller maker, String after, int limit) {
        return models.page(maker instanceof Caller.Partner own ? own.partner() : null, after, Limit.of(limit));
    }

    private static ProblemException notFound(ModelId id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no model " + id);
    }

    /** @param made whether it is new */
    record Described(DeviceModel model, boolean made) {}
}

package larder.catalog.binding;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.binding.BindingState.ChoiceReason;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the rest of the catalogue say which bindings need their shopper's choice. What is locked stays as it is until the transaction
 * ends, so that a reason found meanwhile is not overtaken by a shopper who chooses at the same time.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class BoundSlots {

    private final Bindings bindings;
    private final Announcement announcement;
    private final Clock clock;

    BoundSlots(Bindings bindings, Announcement announcement, Clock clock) {
        this.bindings = bindings;
        this.announcement = announcement;
        this.clock = clock;
    }

    /** Locks slots that are bound to a product, in the order of their ids, from behind the given one on. */
    public List<BoundSlot> lockOfProduct(Sku sku, String after, int limit) {
        return bindings.lockOfProduct(sku.value(), after, Limit.of(limit)).stream()
                .map(BoundSlot::of)
                .toList();
    }

    /** Locks all bound slots of the devices. */
    public List<BoundSlot> lockOfDevices(Collection<DeviceId> devices) {
        return bindings.lockOfDevices(devices.stream().map(DeviceId::value).toList()).stream()
                .map(BoundSlot::of)
                .toList();
    }

    /**
     * Notes for locked slots what their shopper has to choose about, if anything, and tells of those for which that is new.
     *
     * @return those for which it is new
     */
    public List<SlotId> settle(Map<SlotId, Optional<ChoiceReason>> reasons) {
        List<Binding> changed = new ArrayList<>();
        reasons.forEach((slot, reason) -> bindings.findById(slot.value())
                .filter(binding -> binding.settle(reason.orElse(null), clock.instant()))
                .ifPresent(changed::add));
        announcement.of(changed);
        return changed.stream().map(Binding::slot).toList();
    }
}

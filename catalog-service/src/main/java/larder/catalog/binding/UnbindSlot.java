package larder.catalog.binding;

import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.support.EventOutbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Erases bindings: at the shopper's wish, or because the device is the shopper's no more. */
@Component
class UnbindSlot {

    private static final Logger log = LoggerFactory.getLogger(UnbindSlot.class);

    private final Bindings bindings;
    private final EventOutbox outbox;

    UnbindSlot(Bindings bindings, EventOutbox outbox) {
        this.bindings = bindings;
        this.outbox = outbox;
    }

    @Transactional
    void unbind(ShopperId shopper, SlotId slot, Precondition precondition) {
        Binding binding = bindings.lock(slot.value())
                .filter(present -> present.belongsTo(shopper))
                .orElseThrow(() -> BindingNotFound.of(slot));
        precondition.require(Optional.of(binding.version()));
        erase(binding);
    }

    /** Erases what others than the owner have bound on a device; without an owner, all of it. */
    @Transactional
    void unbindStrangers(DeviceId device, @Nullable ShopperId owner) {
        bindings.lockAllOf(device.value()).stream()
                .filter(binding -> !binding.belongsTo(owner))
                .forEach(this::erase);
    }

    /** Erases the binding if it is the shopper's; otherwise nothing. */
    @Transactional
    void unbindOwned(ShopperId shopper, SlotId slot) {
        bindings.lock(slot.value())
                .filter(present -> present.belongsTo(shopper))
                .ifPresent(this::erase);
    }

    private void erase(Binding binding) {
        bindings.delete(binding);
        bindings.keepVersion(binding.slot().value(), binding.version());
        outbox.appendTombstone(Topics.BINDINGS, binding.slot());
        log.atInfo()
                .addKeyValue("slot", binding.slot())
                .addKeyValue("device", binding.device())
                .log("slot unbound");
    }
}

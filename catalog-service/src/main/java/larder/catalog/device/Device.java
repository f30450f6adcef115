package larder.catalog.device;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.contracts.device.DeviceState;
import org.jspecify.annotations.Nullable;

/** The last that was heard of a device. The gateway owns the truth; this view follows it. */
@Entity
@Table(name = "device")
class Device {

    @Id
    private String id;

    private @Nullable String owner;

    @SuppressWarnings("UnusedVariable") // written here, read by the SQL of SlotModels
    private @Nullable String model;

    private List<String> slots;

    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields of a loaded row right after construction
    protected Device() {}

    Device(DeviceState state) {
        id = state.device().value();
        owner = ownerIn(state);
        model = state.model();
        slots = state.slots();
        changedAt = state.changedAt();
    }

    DeviceId id() {
        return new DeviceId(id);
    }

    boolean belongsTo(ShopperId shopper) {
        return shopper.value().equals(owner);
    }

    boolean has(SlotId slot) {
        return slots.contains(slot.name());
    }

    @Nullable
    ShopperId owner() {
        return owner == null ? null : new ShopperId(owner);
    }

    /** Takes over what is told of the device; false when that is older than what is known. */
    boolean follow(DeviceState state) {
        if (state.changedAt().isBefore(changedAt)) {
            return false;
        }
        owner = ownerIn(state);
        model = state.model();
        slots = state.slots();
        changedAt = state.changedAt();
        return true;
    }

    private static @Nullable String ownerIn(DeviceState state) {
        ShopperId owner = state.owner();
        return switch (state.status()) {
            case REGISTERED, DEREGISTERED -> null;
            case CLAIMED, PAUSED, SUSPENDED -> owner == null ? null : owner.value();
        };
    }
}

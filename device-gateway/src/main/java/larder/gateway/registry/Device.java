package larder.gateway.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.contracts.device.DeviceState;
import larder.contracts.device.DeviceState.Status;
import org.jspecify.annotations.Nullable;

/** One device and its owner: {@code REGISTERED -> CLAIMED -> DEREGISTERED}. */
@Entity
@Table(name = "device")
class Device {

    @Id
    private String id;

    private String model;
    private String serial;
    private String[] slots;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable String owner;
    private byte @Nullable [] claimHash;
    private Instant changedAt;

    @Version
    private long version;

    /** For JPA, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Device() {}

    @SuppressWarnings("NullAway.Init") // the version is JPA's
    private Device(DeviceId id, String model, String serial, List<String> slots, Instant now) {
        this.id = id.value();
        this.model = model;
        this.serial = serial;
        this.slots = slots.toArray(String[]::new);
        this.status = Status.REGISTERED;
        this.changedAt = now;
    }

    static Device register(DeviceId id, String model, String serial, List<String> slots, ClaimCode code, Instant now) {
        Device device = new Device(id, model, serial, slots, now);
        device.claimHash = code.hash();
        return device;
    }

    /** Gives the device to a shopper. The code is used up. */
    void claim(ShopperId shopper, Instant now) {
        if (status != Status.REGISTERED || claimHash == null) {
            throw new IllegalStateException("only a registered device can be claimed, not one that is " + status);
        }
        status = Status.CLAIMED;
        owner = shopper.value();
        claimHash = null;
        changedAt = now;
    }

    /** Ends the device's life. */
    void deregister(Instant now) {
        status = Status.DEREGISTERED;
        owner = null;
        claimHash = null;
        changedAt = now;
    }

    DeviceId id() {
        return new DeviceId(id);
    }

    String serial() {
        return serial;
    }

    boolean isOwnedBy(ShopperId shopper) {
        return shopper.value().equals(owner);
    }

    boolean isDeregistered() {
        return status == Status.DEREGISTERED;
    }

    Set<String> slots() {
        return Set.of(slots);
    }

    @Nullable
    ShopperId owner() {
        return owner == null ? null : new ShopperId(owner);
    }

    DeviceState state() {
        return new DeviceState(id(), model, List.of(slots), status, owner(), changedAt);
    }
}

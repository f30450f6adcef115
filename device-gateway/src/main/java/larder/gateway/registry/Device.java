package larder.gateway.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.contracts.device.DeviceState;
import larder.contracts.device.DeviceState.Status;
import org.jspecify.annotations.Nullable;

/**
 * One device and its owner: {@code REGISTERED -> CLAIMED <-> PAUSED -> DEREGISTERED}. Besides, it is suspended as long as
 * its partner is; then that is what everybody else sees of its status.
 */
@Entity
@Table(name = "device")
class Device {

    @Id
    private String id;

    private String model;
    private @Nullable String partner;
    private String serial;
    private String[] slots;

    @Enumerated(EnumType.STRING)
    private Status status;

    private boolean suspended;
    private @Nullable String owner;
    private @Nullable String name;
    private @Nullable String room;
    private @Nullable String grantId;
    private byte @Nullable [] claimHash;
    private byte @Nullable [] transferHash;
    private @Nullable Instant transferUntil;
    private Instant changedAt;

    @Version
    private long version;

    /** For JPA, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Device() {}

    /** Gives the device to a shopper. The code is used up. */
    void claim(ShopperId shopper, Instant now) {
        if (!isUnclaimed()) {
            throw new IllegalStateException("only a registered device can be claimed, not one that is " + status);
        }
        status = Status.CLAIMED;
        owner = shopper.value();
        claimHash = null;
        changed(now);
    }

    /** Prints another code on a device that nobody has claimed; the old one is good no more. */
    void reissue(byte[] hash) {
        claimHash = hash;
    }

    /** Lets whoever shows the code have the device until then. */
    void offer(byte[] hash, Instant until) {
        transferHash = hash;
        transferUntil = until;
    }

    /** Takes the offer back; false when there was none. */
    boolean withdraw() {
        boolean offered = transferHash != null;
        transferHash = null;
        transferUntil = null;
        return offered;
    }

    /** Gives the device to another shopper, who shall not learn where it stood, nor be spoken for by what was granted before. */
    void handTo(ShopperId shopper, Instant now) {
        status = Status.CLAIMED;
        owner = shopper.value();
        name = null;
        room = null;
        grantId = null;
        withdraw();
        changed(now);
    }

    /** Binds the device to the authorization that its owner has given its maker. */
    void authorize(String grant, Instant now) {
        grantId = grant;
        changed(now);
    }

    /** False when it was so before. */
    boolean rename(@Nullable String newName) {
        boolean changes = !Objects.equals(name, newName);
        name = newName;
        return changes;
    }

    /** False when it was there before. */
    boolean move(@Nullable String newRoom) {
        boolean changes = !Objects.equals(room, newRoom);
        room = newRoom;
        return changes;
    }

    /** Puts the device on hold, or takes it off; false when it was so before. */
    boolean pause(boolean wanted, Instant now) {
        Status after = wanted ? Status.PAUSED : Status.CLAIMED;
        boolean changes = status != after;
        if (changes) {
            status = after;
            changed(now);
        }
        return changes;
    }

    void suspend(boolean wanted, Instant now) {
        suspended = wanted;
        changed(now);
    }

    /** Ends the device's life. */
    void deregister(Instant now) {
        status = Status.DEREGISTERED;
        owner = null;
        name = null;
        room = null;
        grantId = null;
        claimHash = null;
        withdraw();
        changed(now);
    }

    /** Others tell old states from new ones by their time, so that it never goes back, whatever clock is read. */
    private void changed(Instant now) {
        if (now.isAfter(changedAt)) {
            changedAt = now;
        }
    }

    DeviceId id() {
        return new DeviceId(id);
    }

    /** Who makes it; none for the house. */
    @Nullable
    String partner() {
        return partner;
    }

    /** The authorization under which its maker may speak for its owner. */
    @Nullable
    String grant() {
        return grantId;
    }

    boolean isOwnedBy(ShopperId shopper) {
        return shopper.value().equals(owner);
    }

    boolean isUnclaimed() {
        return status == Status.REGISTERED && claimHash != null;
    }

    boolean isDeregistered() {
        return status == Status.DEREGISTERED;
    }

    /** Whether it can be handed over now to whoever has its code. */
    boolean isOffered(Instant now) {
        return transferUntil != null && now.isBefore(transferUntil);
    }

    Set<String> slots() {
        return Set.of(slots);
    }

    @Nullable
    ShopperId owner() {
        return owner == null ? null : new ShopperId(owner);
    }

    long version() {
        return version;
    }

    DeviceState state() {
        Status shown = suspended && status != Status.DEREGISTERED ? Status.SUSPENDED : status;
        return new DeviceState(id(), model, List.of(slots), shown, owner(), changedAt);
    }

    DeviceView view(Instant now) {
        return new DeviceView(
                id(),
                model,
                serial,
                List.of(slots),
                state().status(),
                status == Status.PAUSED,
                owner(),
                name,
                room,
                isOffered(now) ? transferUntil : null,
                changedAt,
                null,
                version);
    }
}

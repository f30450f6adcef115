package larder.contracts.device;

import java.time.Instant;
import java.util.List;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway's registry holds of a device: the last record of each device tells the present.
 *
 * @param device the device
 * @param model the maker's name for this kind of device
 * @param slots the names of its slots
 * @param status where it stands in its life
 * @param owner who claimed it, from its claim to its end
 * @param changedAt when this became so
 */
public record DeviceState(
        DeviceId device,
        String model,
        List<String> slots,
        Status status,
        @Nullable ShopperId owner,
        Instant changedAt) {

    public DeviceState {
        slots = List.copyOf(slots);
    }

    public List<SlotId> slotIds() {
        return slots.stream().map(name -> new SlotId(device, name)).toList();
    }

    /** {@code REGISTERED -> CLAIMED <-> PAUSED -> DEREGISTERED}; SUSPENDED while its partner may not order. */
    public enum Status {
        REGISTERED,
        CLAIMED,
        /** Claimed, and put on hold by its owner. */
        PAUSED,
        SUSPENDED,
        DEREGISTERED
    }
}

package larder.catalog.device;

import java.util.Optional;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Answers whether a slot is a shopper's to bind. */
@Component
public class Ownership {

    private final Devices devices;

    Ownership(Devices devices) {
        this.devices = devices;
    }

    /**
     * Returns when the slot is of a device of the shopper, which then stays so until the transaction ends; refuses with
     * {@code device-not-owned} or, for a slot the device does not have, {@code slot-unknown}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void require(ShopperId shopper, SlotId slot) {
        check(devices.lock(slot.device().value()), shopper, slot);
    }

    /** The same, as it is at this moment. */
    @Transactional(readOnly = true)
    public void requireNow(ShopperId shopper, SlotId slot) {
        check(devices.find(slot.device().value()), shopper, slot);
    }

    private static void check(Optional<Device> heardOf, ShopperId shopper, SlotId slot) {
        Device device = heardOf.filter(known -> known.belongsTo(shopper))
                .orElseThrow(() ->
                        new ProblemException(ProblemType.DEVICE_NOT_OWNED, "you have no device " + slot.device()));
        if (!device.has(slot)) {
            throw new ProblemException(
                    ProblemType.SLOT_UNKNOWN, "device " + slot.device() + " has no slot " + slot.name());
        }
    }
}

package larder.gateway.registry;

import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Devices as those see them who change their keys: whose they are, and that they have changed. */
@Component
public class KeyedDevices {

    private final Devices devices;
    private final DeviceChanges changes;

    KeyedDevices(Devices devices, DeviceChanges changes) {
        this.devices = devices;
        this.changes = changes;
    }

    /** Refuses a device that there is not, or that is another shopper's; without a shopper any device will do. */
    @Transactional(readOnly = true)
    public void require(DeviceId id, Optional<ShopperId> shopper) {
        find(id, shopper);
    }

    /** Lets one at a time change the keys of a device that has not come to its end. */
    @Transactional
    public void lock(DeviceId id) {
        if (devices.lock(id.value()).filter(device -> !device.isDeregistered()).isEmpty()) {
            throw DeviceNotOwned.with(id);
        }
    }

    /** Tells every gateway that the device's keys are others now. */
    @Transactional
    public void keysChanged(DeviceId id) {
        changes.tell(find(id, Optional.empty()));
    }

    private Device find(DeviceId id, Optional<ShopperId> shopper) {
        return devices.findById(id.value())
                .filter(device -> shopper.map(device::isOwnedBy).orElse(true))
                .orElseThrow(() -> DeviceNotOwned.with(id));
    }
}

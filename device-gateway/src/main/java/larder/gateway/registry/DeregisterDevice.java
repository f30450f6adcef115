package larder.gateway.registry;

import java.time.Clock;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a device's life and revokes its key, on every gateway. */
@Component
public class DeregisterDevice {

    private static final Logger log = LoggerFactory.getLogger(DeregisterDevice.class);

    private final Devices devices;
    private final DeviceChanges changes;
    private final Clock clock;

    DeregisterDevice(Devices devices, DeviceChanges changes, Clock clock) {
        this.devices = devices;
        this.changes = changes;
        this.clock = clock;
    }

    /** Deregisters any device; doing it again changes nothing. */
    @Transactional
    void deregister(DeviceId id) {
        Device device = devices.findById(id.value()).orElseThrow(() -> DeviceNotOwned.with(id));
        if (!device.isDeregistered()) {
            end(device);
        }
    }

    /** Deregisters a device of this shopper. */
    @Transactional
    void deregister(DeviceId id, ShopperId shopper) {
        end(devices.findById(id.value())
                .filter(device -> device.isOwnedBy(shopper))
                .orElseThrow(() -> DeviceNotOwned.with(id)));
    }

    /** Deregisters all devices of a shopper, who is about to leave. */
    @Transactional
    public void allOf(ShopperId shopper) {
        devices.findByOwnerAndIdGreaterThanOrderById(shopper.value(), "", Limit.unlimited())
                .forEach(this::end);
    }

    private void end(Device device) {
        device.deregister(clock.instant());
        changes.tell(device);
        log.atInfo().addKeyValue("device", device.id()).log("device deregistered");
    }
}

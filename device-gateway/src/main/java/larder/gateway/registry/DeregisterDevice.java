package larder.gateway.registry;

import java.time.Clock;
import java.time.Instant;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.gateway.key.KeyRing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a device's life and revokes its keys, on every gateway. */
@Component
class DeregisterDevice {

    private static final Logger log = LoggerFactory.getLogger(DeregisterDevice.class);

    private final Devices devices;
    private final KeyRing keys;
    private final DeviceChanges changes;
    private final Clock clock;

    DeregisterDevice(Devices devices, KeyRing keys, DeviceChanges changes, Clock clock) {
        this.devices = devices;
        this.keys = keys;
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

    private void end(Device device) {
        Instant now = clock.instant();
        device.deregister(now);
        keys.revokeAll(device.id(), now);
        changes.tell(device);
        log.atInfo().addKeyValue("device", device.id()).log("device deregistered");
    }
}

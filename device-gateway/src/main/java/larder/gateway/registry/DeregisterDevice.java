package larder.gateway.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.gateway.Caller;
import larder.gateway.IfMatch;
import larder.gateway.history.Actor;
import larder.gateway.history.What;
import larder.gateway.key.KeyRing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a device's life and revokes its keys, on every gateway. */
@Component
public class DeregisterDevice {

    private static final Logger log = LoggerFactory.getLogger(DeregisterDevice.class);
    private static final int AT_ONCE = 100;

    private final OwnedDevices owned;
    private final Devices devices;
    private final KeyRing keys;
    private final DeviceChanges changes;
    private final Clock clock;

    DeregisterDevice(OwnedDevices owned, Devices devices, KeyRing keys, DeviceChanges changes, Clock clock) {
        this.owned = owned;
        this.devices = devices;
        this.keys = keys;
        this.changes = changes;
        this.clock = clock;
    }

    /** Deregisters a device of the caller, or any for ops; for them doing it again changes nothing. */
    @Transactional
    void deregister(DeviceId id, Caller caller, IfMatch ifMatch) {
        Device device = owned.lock(id, caller);
        ifMatch.require(device.version());
        if (!device.isDeregistered()) {
            end(device, Actor.of(caller));
        }
    }

    /** Deregisters all devices of a shopper, who is about to leave. */
    @Transactional
    public void allOf(ShopperId shopper) {
        for (List<Device> some = devices.lockSomeOf(shopper.value(), Limit.of(AT_ONCE));
                !some.isEmpty();
                some = devices.lockSomeOf(shopper.value(), Limit.of(AT_ONCE))) {
            some.forEach(device -> end(device, Actor.owner(shopper)));
            devices.flush();
        }
    }

    private void end(Device device, Actor by) {
        Instant now = clock.instant();
        changes.keep(device, What.DEREGISTERED, by, now);
        device.deregister(now);
        keys.revokeAll(device.id(), now);
        changes.tell(device);
        log.atInfo().addKeyValue("device", device.id()).log("device deregistered");
    }
}

package larder.gateway.registry;

import java.time.Clock;
import java.time.Instant;
import larder.contracts.DeviceId;
import larder.gateway.Caller;
import larder.gateway.IfMatch;
import larder.gateway.history.Actor;
import larder.gateway.history.What;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets owners name their devices, say where they stand, and put them on hold. */
@Component
class ChangeDevice {

    private static final Logger log = LoggerFactory.getLogger(ChangeDevice.class);

    private final OwnedDevices owned;
    private final Devices devices;
    private final DeviceChanges changes;
    private final Clock clock;

    ChangeDevice(OwnedDevices owned, Devices devices, DeviceChanges changes, Clock clock) {
        this.owned = owned;
        this.devices = devices;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    DeviceView change(DeviceId id, Change change, Caller.Shopper owner, IfMatch ifMatch) {
        Device device = owned.lock(id, owner);
        ifMatch.require(device.version());
        Instant now = clock.instant();
        Actor by = Actor.of(owner);
        String name = change.name();
        if (name != null && device.rename(noneIfEmpty(name))) {
            changes.keep(device, What.RENAMED, by, now);
        }
        String room = change.room();
        if (room != null && device.move(noneIfEmpty(room))) {
            changes.keep(device, What.MOVED, by, now);
        }
        Boolean paused = change.paused();
        if (paused != null && device.pause(paused, now)) {
            changes.keep(device, paused ? What.PAUSED : What.RESUMED, by, now);
            changes.tell(device);
            log.atInfo().addKeyValue("device", id).addKeyValue("paused", paused).log("device put on hold or resumed");
        }
        devices.flush();
        return device.view(now);
    }

    private static @Nullable String noneIfEmpty(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** What is to be changed; what is not said stays, and an empty text takes away what was there. */
    record Change(
            @Nullable String name,
            @Nullable String room,
            @Nullable Boolean paused) {}
}

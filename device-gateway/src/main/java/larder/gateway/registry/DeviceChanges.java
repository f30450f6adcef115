package larder.gateway.registry;

import java.time.Instant;
import larder.contracts.ShopperId;
import larder.contracts.Topics;
import larder.gateway.history.Actor;
import larder.gateway.history.DeviceHistory;
import larder.gateway.history.Entry;
import larder.gateway.history.What;
import larder.support.EventOutbox;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of a changed device: every service by its topic, this process at commit, its owners by its history. */
@Component
class DeviceChanges {

    private final EventOutbox outbox;
    private final DeviceHistory history;
    private final ApplicationEventPublisher process;

    DeviceChanges(EventOutbox outbox, DeviceHistory history, ApplicationEventPublisher process) {
        this.outbox = outbox;
        this.history = history;
        this.process = process;
    }

    void tell(Device device) {
        outbox.append(Topics.DEVICES, device.id(), device.state());
        process.publishEvent(new DeviceChanged(device.id()));
    }

    /** Keeps what was done, in the time of the device's present owner. */
    void keep(Device device, What what, Actor by, Instant now) {
        keep(device, what, by, device.owner(), now);
    }

    void keep(Device device, What what, Actor by, @Nullable ShopperId owner, Instant now) {
        history.add(new Entry(device.id(), now, what, by, owner));
    }
}

package larder.gateway.registry;

import larder.contracts.Topics;
import larder.support.EventOutbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of a changed device: every service by its topic, this process at commit. */
@Component
class DeviceChanges {

    private final EventOutbox outbox;
    private final ApplicationEventPublisher process;

    DeviceChanges(EventOutbox outbox, ApplicationEventPublisher process) {
        this.outbox = outbox;
        this.process = process;
    }

    void tell(Device device) {
        outbox.append(Topics.DEVICES, device.id(), device.state());
        process.publishEvent(new DeviceChanged(device.id()));
    }
}

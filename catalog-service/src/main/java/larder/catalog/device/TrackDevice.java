package larder.catalog.device;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.device.DeviceState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the view of devices up to date and tells the rest of the catalogue who may bind a device's slots. */
@Component
class TrackDevice {

    private static final Logger log = LoggerFactory.getLogger(TrackDevice.class);

    private final Devices devices;
    private final Models models;
    private final EntityManager entities;
    private final ApplicationEventPublisher catalogue;

    TrackDevice(Devices devices, Models models, EntityManager entities, ApplicationEventPublisher catalogue) {
        this.devices = devices;
        this.models = models;
        this.entities = entities;
        this.catalogue = catalogue;
    }

    @Transactional
    void track(DeviceState state) {
        models.expect(state.model());
        Optional<Device> known = devices.lock(state.device().value());
        if (known.isPresent() && !known.get().follow(state)) {
            log.atInfo().addKeyValue("device", state.device()).log("older device state left aside");
            return;
        }
        Device device = known.orElseGet(() -> devices.save(new Device(state)));
        log.atInfo()
                .addKeyValue("device", state.device())
                .addKeyValue("status", state.status())
                .log("device tracked");
        entities.flush(); // the listeners' SQL shall see it
        catalogue.publishEvent(new DeviceChanged(device.id(), device.owner()));
    }

    @Transactional
    void forget(DeviceId device) {
        devices.lock(device.value()).ifPresent(devices::delete);
        log.atInfo().addKeyValue("device", device).log("device forgotten");
        catalogue.publishEvent(new DeviceChanged(device, null));
    }
}

package larder.gateway.registry;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.gateway.Caller;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds devices for those who may see them: their owner, and ops. */
@Component
public class OwnedDevices {

    private final Devices devices;
    private final Clock clock;

    OwnedDevices(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<DeviceView> of(ShopperId shopper, String after, int limit) {
        return devices.findByOwnerAndIdGreaterThanOrderById(shopper.value(), after, Limit.of(limit)).stream()
                .map(device -> device.view(clock.instant()))
                .toList();
    }

    @Transactional(readOnly = true)
    DeviceView one(DeviceId id, Caller caller) {
        return visible(devices.findById(id.value()), id, caller).view(clock.instant());
    }

    /** The slots of a shopper's own device; 404 {@code device-not-owned} when it is not theirs. */
    @Transactional(readOnly = true)
    public List<String> slots(DeviceId id, ShopperId owner) {
        return visible(devices.findById(id.value()), id, new Caller.Shopper(owner))
                .view(clock.instant())
                .slots();
    }

    /** The device, to be changed by nobody else until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Device lock(DeviceId id, Caller caller) {
        return visible(devices.lock(id.value()), id, caller);
    }

    private static Device visible(Optional<Device> device, DeviceId id, Caller caller) {
        return device.filter(found -> switch (caller) {
                    case Caller.Ops _ -> true;
                    case Caller.Shopper owner -> found.isOwnedBy(owner.shopper());
                    case Caller.Partner _ -> false;
                })
                .orElseThrow(() -> DeviceNotOwned.with(id));
    }
}

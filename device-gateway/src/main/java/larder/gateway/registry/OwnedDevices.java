package larder.gateway.registry;

import java.util.List;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.contracts.device.DeviceState;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows devices to those who may see them. */
@Component
@Transactional(readOnly = true)
class OwnedDevices {

    private final Devices devices;

    OwnedDevices(Devices devices) {
        this.devices = devices;
    }

    List<DeviceState> of(ShopperId shopper, String after, int limit) {
        return devices.findByOwnerAndIdGreaterThanOrderById(shopper.value(), after, Limit.of(limit)).stream()
                .map(Device::state)
                .toList();
    }

    DeviceState one(DeviceId id, ShopperId shopper) {
        return devices.findById(id.value())
                .filter(device -> device.isOwnedBy(shopper))
                .map(Device::state)
                .orElseThrow(() -> DeviceNotOwned.with(id));
    }

    DeviceState any(DeviceId id) {
        return devices.findById(id.value()).map(Device::state).orElseThrow(() -> DeviceNotOwned.with(id));
    }
}

package larder.gateway.registry;

import java.util.Optional;
import larder.contracts.DeviceId;
import larder.gateway.key.KeyRing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The credentials of registered devices, read from the database each time. */
@Component
public class RegisteredCredentials {

    private final Devices devices;
    private final KeyRing keys;

    RegisteredCredentials(Devices devices, KeyRing keys) {
        this.devices = devices;
        this.keys = keys;
    }

    @Transactional(readOnly = true)
    public Optional<Credential> find(DeviceId id) {
        return devices.findById(id.value()).map(this::credential);
    }

    private Credential credential(Device device) {
        return new Credential(
                device.id(), device.slots(), keys.of(device.id()), device.owner(), device.partner(), device.grant());
    }
}

package larder.gateway.registry;

import java.util.Optional;
import larder.contracts.DeviceId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The credentials of registered devices, read from the database each time. */
@Component
public class RegisteredCredentials {

    private final Devices devices;
    private final KeyVault vault;

    RegisteredCredentials(Devices devices, KeyVault vault) {
        this.devices = devices;
        this.vault = vault;
    }

    @Transactional(readOnly = true)
    public Optional<Credential> find(DeviceId id) {
        return devices.findById(id.value()).map(this::credential);
    }

    private Credential credential(Device device) {
        StoredKey key = device.key();
        return new Credential(device.id(), device.slots(), key == null ? null : vault.open(key));
    }
}

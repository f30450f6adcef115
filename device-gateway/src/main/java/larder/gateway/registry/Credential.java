package larder.gateway.registry;

import java.util.Set;
import larder.contracts.DeviceId;
import larder.gateway.signature.DeviceKey;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to check what a device sends.
 *
 * @param slots the names of its slots
 * @param key the key it signs with; none once it has been revoked
 */
public record Credential(
        DeviceId device, Set<String> slots, @Nullable DeviceKey key) {

    public Credential {
        slots = Set.copyOf(slots);
    }
}

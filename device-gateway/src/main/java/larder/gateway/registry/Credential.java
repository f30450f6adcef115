package larder.gateway.registry;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.gateway.key.Fingerprint;
import larder.gateway.key.HeldKey;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to check what a device sends.
 *
 * @param slots the names of its slots
 * @param keys the keys it may use; none once they have been revoked
 * @param owner who claimed it
 * @param partner the partner whose appliances are of this model, where one's are
 * @param grant the authorization under which the partner may speak for it, where its owner has given one
 */
public record Credential(
        DeviceId device,
        Set<String> slots,
        List<HeldKey> keys,
        @Nullable ShopperId owner,
        @Nullable String partner,
        @Nullable String grant) {

    public Credential {
        slots = Set.copyOf(slots);
        keys = List.copyOf(keys);
    }

    /** Whether the device is bound to this certificate. */
    public boolean shows(Fingerprint fingerprint, Instant now) {
        for (HeldKey key : keys) {
            if (key instanceof HeldKey.Certificate bound
                    && bound.fingerprint().equals(fingerprint)
                    && bound.isValidAt(now)) {
                return true;
            }
        }
        return false;
    }
}

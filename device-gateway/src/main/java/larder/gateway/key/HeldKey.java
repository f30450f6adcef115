package larder.gateway.key;

import java.time.Instant;
import larder.gateway.signature.DeviceKey;
import org.jspecify.annotations.Nullable;

/** A key of a device that has not been revoked, ready for use. */
public sealed interface HeldKey {

    /** Names the key among all. */
    String id();

    /** When it ends, where that is set. */
    @Nullable
    Instant validUntil();

    default boolean isValidAt(Instant now) {
        Instant until = validUntil();
        return until == null || now.isBefore(until);
    }

    /** A key that the device signs with. */
    record Signing(String id, DeviceKey key, @Nullable Instant validUntil) implements HeldKey {}

    /** The certificate that the device shows in TLS. */
    record Certificate(
            String id, Fingerprint fingerprint, @Nullable Instant validUntil) implements HeldKey {}
}

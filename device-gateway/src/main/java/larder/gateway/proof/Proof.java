package larder.gateway.proof;

import java.time.Instant;
import larder.contracts.EventId;
import larder.gateway.registry.Credential;
import org.jspecify.annotations.Nullable;

/**
 * That a request is a device's own.
 *
 * @param keyId the key that has signed, for a signature
 * @param nonce the event that was signed for, for a signature
 * @param madeAt when the device made it: when it signed, or now
 */
record Proof(
        Credential device, @Nullable String keyId, @Nullable EventId nonce, Instant madeAt) {

    /** A proof that says nothing of the request itself. */
    static Proof of(Credential device, Instant now) {
        return new Proof(device, null, null, now);
    }
}

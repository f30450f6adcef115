package larder.gateway.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.gateway.GatewayProperties;
import larder.gateway.key.Fingerprint;
import larder.gateway.key.KeyRing;
import larder.gateway.registry.Credential;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Finds the device that holds a certificate. Whose a certificate is changes only when it is revoked here and registered
 * there; that it was revoked, the device's own credential tells, and then it is looked up again. So this memory may be old
 * without ever being believed.
 */
@Component
public class CertificateHolders {

    private static final int REMEMBERED = 100_000;

    private final KeyRing keys;
    private final Credentials credentials;
    private final Clock clock;
    private final Cache<Fingerprint, Optional<DeviceId>> remembered;

    CertificateHolders(KeyRing keys, Credentials credentials, GatewayProperties properties, Clock clock) {
        this.keys = keys;
        this.credentials = credentials;
        this.clock = clock;
        Duration known = properties.credentials().recheckAfter();
        Duration unknown = properties.credentials().unknownFor();
        this.remembered = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfter(Expiry.writing(
                        (Fingerprint _, Optional<DeviceId> device) -> device.isPresent() ? known : unknown))
                .build();
    }

    /** The device that holds this certificate, or last held it: whether it still does is the caller's to check. */
    public Credential of(Fingerprint fingerprint) {
        Credential device = credentials.of(find(fingerprint));
        Instant now = clock.instant();
        if (!device.shows(fingerprint, now)) {
            remembered.invalidate(fingerprint);
            device = credentials.of(find(fingerprint));
        }
        return device;
    }

    private DeviceId find(Fingerprint fingerprint) {
        try {
            return remembered
                    .get(fingerprint, keys::ownerOf)
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.CERTIFICATE_UNKNOWN, "No device is registered with this certificate"));
        } catch (DataAccessException | TransactionException e) {
            throw new ProblemException(ProblemType.DATABASE_UNAVAILABLE, "The device cannot be looked up", e);
        }
    }
}

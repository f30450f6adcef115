package larder.gateway.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a key: all but the key.
 *
 * @param keyId names the key
 * @param validFrom since when it is good
 * @param validUntil when it ends, where that is set
 * @param revokedAt when it was revoked, if it was
 * @param fingerprint the certificate's SHA-256 in hexadecimal, for {@code x509}
 * @param certificateSerial the certificate's serial number in hexadecimal, for {@code x509}
 * @param certificateIssuer who issued the certificate, for {@code x509}
 * @param certificateName the certificate's common name, for {@code x509}
 */
public record KeyView(
        String keyId,
        KeyAlgorithm algorithm,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Instant revokedAt,
        @Nullable String fingerprint,
        @Nullable String certificateSerial,
        @Nullable String certificateIssuer,
        @Nullable String certificateName) {}

package larder.gateway.signature;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The algorithms of RFC 9421 that devices may sign with, by their registered names. */
public enum SignatureAlgorithm {
    HMAC_SHA256,
    ED25519,
    ECDSA_P256_SHA256;

    private final String registeredName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    static @Nullable SignatureAlgorithm find(String registeredName) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.registeredName.equals(registeredName)) {
                return algorithm;
            }
        }
        return null;
    }
}

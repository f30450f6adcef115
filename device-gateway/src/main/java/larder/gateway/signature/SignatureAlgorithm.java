package larder.gateway.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The algorithms of RFC 9421 that devices may sign with, by their registered names. */
public enum SignatureAlgorithm {
    HMAC_SHA256,
    ED25519;

    private final String registeredName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @JsonValue
    public String registeredName() {
        return registeredName;
    }

    @JsonCreator
    static SignatureAlgorithm of(String registeredName) {
        SignatureAlgorithm found = find(registeredName);
        if (found == null) {
            throw new IllegalArgumentException("must be hmac-sha256 or ed25519");
        }
        return found;
    }

    static @Nullable SignatureAlgorithm find(String registeredName) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.registeredName.equals(registeredName)) {
                return algorithm;
            }
        }
        return null;
    }
}

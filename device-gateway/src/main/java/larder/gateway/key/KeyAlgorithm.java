package larder.gateway.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of keys a device may have: three that it signs with, and the X.509 certificate it shows in TLS. */
public enum KeyAlgorithm {
    HMAC_SHA256,
    ED25519,
    ECDSA_P256_SHA256,
    X509;

    private final String registeredName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @JsonValue
    public String registeredName() {
        return registeredName;
    }

    @JsonCreator
    static KeyAlgorithm of(String registeredName) {
        for (KeyAlgorithm algorithm : values()) {
            if (algorithm.registeredName.equals(registeredName)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException("must be hmac-sha256, ed25519, ecdsa-p256-sha256 or x509");
    }
}

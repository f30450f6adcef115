package larder.gateway.key;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Base64;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A key as its maker offers it.
 *
 * @param algorithm what kind of key; for {@code hmac-sha256} the gateway draws the secret itself
 * @param publicKey for {@code ed25519} the raw 32 bytes, for {@code ecdsa-p256-sha256} the uncompressed point (65 bytes) or
 *     the X.509 SubjectPublicKeyInfo, in base64
 * @param certificate for {@code x509} the certificate in PEM
 */
public record KeyOffer(
        @NotNull KeyAlgorithm algorithm,
        @Nullable @Size(max = 256) String publicKey,
        @Nullable @Size(max = 8192) String certificate) {

    byte[] publicKeyBytes() {
        if (publicKey == null) {
            throw invalid("key.publicKey is missing", null);
        }
        try {
            return Base64.getDecoder().decode(publicKey);
        } catch (IllegalArgumentException e) {
            throw invalid("key.publicKey must be base64", e);
        }
    }

    String certificatePem() {
        if (certificate == null) {
            throw invalid("key.certificate is missing", null);
        }
        return certificate;
    }

    static ProblemException invalid(String detail, @Nullable Exception cause) {
        return cause == null
                ? new ProblemException(ProblemType.INVALID_REQUEST, detail)
                : new ProblemException(ProblemType.INVALID_REQUEST, detail, cause);
    }
}

package larder.gateway.signature;

import java.time.Instant;
import larder.gateway.GatewayProperties;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Decides whether a signature is believed: made lately, and by the key that is registered for its device. */
@Component
public final class SignatureCheck {

    private final GatewayProperties.Signature limits;

    public SignatureCheck(GatewayProperties properties) {
        this.limits = properties.signature();
    }

    /** Refuses a signature that is too old or from the future. Needs no key, so it comes first. */
    public void requireLately(MessageSignature signature, Instant now) {
        Instant created = signature.created();
        if (created.isBefore(now.minus(limits.maxAge())) || created.isAfter(now.plus(limits.maxAhead()))) {
            throw new ProblemException(
                    ProblemType.SIGNATURE_EXPIRED,
                    "created must be within the last " + limits.maxAge().toSeconds() + " s and at most "
                            + limits.maxAhead().toSeconds() + " s ahead");
        }
        Instant expires = signature.expires();
        if (expires != null && expires.isBefore(now)) {
            throw new ProblemException(ProblemType.SIGNATURE_EXPIRED, "The signature has expired");
        }
    }

    /** Whether this key made the signature; one of another algorithm is never tried. */
    public boolean isMadeBy(DeviceKey key, MessageSignature signature) {
        return key.algorithm() == signature.algorithm() && key.verifies(signature.base(), signature.value());
    }

    public static ProblemException notMade() {
        return new ProblemException(
                ProblemType.SIGNATURE_INVALID, "No registered key has signed this method, path and digest");
    }
}

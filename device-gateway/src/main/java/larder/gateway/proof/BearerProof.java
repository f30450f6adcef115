package larder.gateway.proof;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import larder.contracts.DeviceId;
import larder.gateway.credential.Credentials;
import larder.gateway.registry.Credential;
import larder.gateway.telemetry.DeviceSignals;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An appliance of a partner, which comes with the token that the device's owner has granted. A device that is not one of the
 * grant's is refused like one that there is not.
 */
@Component
class BearerProof {

    private static final String BEARER = "Bearer ";

    private final ApplianceTokens tokens;
    private final Credentials credentials;
    private final DeviceSignals signals;

    BearerProof(ApplianceTokens tokens, Credentials credentials, DeviceSignals signals) {
        this.tokens = tokens;
        this.credentials = credentials;
        this.signals = signals;
    }

    Proof of(String authorization, HttpServletRequest request, Instant now) {
        if (HeaderFields.isSigned(request)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "Send either a signature or a token; who sends both proves nothing");
        }
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Authorization must be a bearer token");
        }
        ApplianceToken token =
                tokens.verify(authorization.substring(BEARER.length()).strip(), now);
        if (!token.replenishes()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token lacks the scope replenish");
        }
        Credential device = device(request.getHeader(HeaderFields.DEVICE));
        if (!token.speaksFor(device)) {
            signals.refused(device.device(), ProblemType.FORBIDDEN);
            throw notGranted(null);
        }
        return Proof.of(device, now);
    }

    private Credential device(@Nullable String name) {
        if (name == null || !DeviceId.SHAPE.matcher(name).matches()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Larder-Device must name the device");
        }
        try {
            return credentials.of(new DeviceId(name));
        } catch (ProblemException e) {
            throw e.type() == ProblemType.DEVICE_UNKNOWN ? notGranted(e) : e;
        }
    }

    private static ProblemException notGranted(@Nullable ProblemException cause) {
        String detail = "The token was not granted for this device";
        return cause == null
                ? new ProblemException(ProblemType.FORBIDDEN, detail)
                : new ProblemException(ProblemType.FORBIDDEN, detail, cause);
    }
}

package larder.gateway.proof;

import java.time.Instant;
import larder.gateway.credential.Credentials;
import larder.gateway.key.HeldKey;
import larder.gateway.registry.Credential;
import larder.gateway.signature.MessageSignature;
import larder.gateway.signature.RequestHead;
import larder.gateway.signature.SignatureCheck;
import larder.gateway.telemetry.DeviceSignals;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;

/** A device that signs: while one key follows another, each of the two is good. */
@Component
class SignatureProof {

    private final Credentials credentials;
    private final SignatureCheck check;
    private final DeviceSignals signals;

    SignatureProof(Credentials credentials, SignatureCheck check, DeviceSignals signals) {
        this.credentials = credentials;
        this.check = check;
        this.signals = signals;
    }

    Proof of(RequestHead head, Instant now) {
        MessageSignature signature = MessageSignature.read(head);
        check.requireLately(signature, now);
        Credential device = credentials.of(signature.device());
        for (HeldKey held : device.keys()) {
            if (held instanceof HeldKey.Signing signing
                    && signing.isValidAt(now)
                    && check.isMadeBy(signing.key(), signature)) {
                return new Proof(device, signing.id(), signature.nonce(), signature.created());
            }
        }
        ProblemException refusal = device.keys().isEmpty()
                ? new ProblemException(ProblemType.DEVICE_REVOKED, "The device has no key that is good")
                : SignatureCheck.notMade();
        signals.refused(device.device(), refusal.type());
        throw refusal;
    }
}

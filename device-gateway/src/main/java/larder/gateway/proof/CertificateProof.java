package larder.gateway.proof;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import larder.gateway.credential.CertificateHolders;
import larder.gateway.key.Fingerprint;
import larder.gateway.registry.Credential;
import larder.gateway.telemetry.DeviceSignals;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;

/** A device that has shown its certificate in TLS, which is bound to it and to no other. */
@Component
class CertificateProof {

    private final CertificateHolders holders;
    private final DeviceSignals signals;

    CertificateProof(CertificateHolders holders, DeviceSignals signals) {
        this.holders = holders;
        this.signals = signals;
    }

    Proof of(X509Certificate certificate, HttpServletRequest request, Instant now) {
        if (HeaderFields.isSigned(request) || request.getHeader("Authorization") != null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "The certificate is the proof; send no signature and no token");
        }
        Fingerprint fingerprint = Fingerprint.of(certificate);
        Credential device = holders.of(fingerprint);
        if (!device.shows(fingerprint, now)) {
            signals.refused(device.device(), ProblemType.CERTIFICATE_REVOKED);
            throw new ProblemException(
                    ProblemType.CERTIFICATE_REVOKED, "The certificate is not good for its device any more");
        }
        String named = request.getHeader(HeaderFields.DEVICE);
        if (named != null && !named.equals(device.device().value())) {
            signals.refused(device.device(), ProblemType.FORBIDDEN);
            throw new ProblemException(ProblemType.FORBIDDEN, "The certificate is another device's");
        }
        return Proof.of(device, now);
    }
}

package larder.gateway.mtls;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The certificates that callers have shown in TLS. */
public final class ClientCertificates {

    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private final int port;
    private final RevocationList revocations;
    private final Clock clock;

    ClientCertificates(int port, RevocationList revocations, Clock clock) {
        this.port = port;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * The certificate of a caller who came through the door of the devices, none for any other. TLS has checked it when the
     * connection or an earlier one that it resumes came about, so that its time and its revocation are looked at again.
     */
    public @Nullable X509Certificate of(HttpServletRequest request) {
        if (port <= 0 || request.getLocalPort() != port) {
            return null;
        }
        if (!(request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain) || chain.length == 0) {
            throw new ProblemException(ProblemType.CERTIFICATE_UNKNOWN, "There is no client certificate");
        }
        for (X509Certificate each : chain) {
            if (revocations.holds(each)) {
                throw new ProblemException(ProblemType.CERTIFICATE_REVOKED, "The certificate was revoked");
            }
        }
        try {
            chain[0].checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new ProblemException(ProblemType.CERTIFICATE_REVOKED, "The certificate is not valid now", e);
        }
        return chain[0];
    }
}

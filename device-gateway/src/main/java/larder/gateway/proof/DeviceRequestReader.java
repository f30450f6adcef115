package larder.gateway.proof;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import larder.gateway.GatewayProperties;
import larder.gateway.mtls.ClientCertificates;
import larder.gateway.signature.ContentDigest;
import larder.gateway.signature.RequestHead;
import larder.gateway.telemetry.DeviceSignals;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a device's request. Who speaks is proved by the head alone, so that no body is read of a request that is nobody's; a
 * signature covers the digest, and the digest the body.
 */
@Component
public class DeviceRequestReader {

    private final ClientCertificates certificates;
    private final SignatureProof bySignature;
    private final CertificateProof byCertificate;
    private final BearerProof byToken;
    private final DeviceSignals signals;
    private final WaitPreference waiting;
    private final GatewayProperties.Ingest limits;
    private final Clock clock;

    DeviceRequestReader(
            ClientCertificates certificates,
            SignatureProof bySignature,
            CertificateProof byCertificate,
            BearerProof byToken,
            DeviceSignals signals,
            GatewayProperties properties,
            Clock clock) {
        this.certificates = certificates;
        this.bySignature = bySignature;
        this.byCertificate = byCertificate;
        this.byToken = byToken;
        this.signals = signals;
        this.limits = properties.ingest();
        this.waiting = new WaitPreference(limits.maxWait());
        this.clock = clock;
    }

    /** The request, proved and whole; a problem when it is neither or not both. */
    public DeviceMessage read(HttpServletRequest request) throws IOException {
        requireJson(request);
        if (request.getQueryString() != null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "A query is not signed and must not be there");
        }
        if (request.getContentLengthLong() > limits.maxBody()) {
            throw tooLarge();
        }
        RequestHead head = HeaderFields.head(request);
        Instant now = clock.instant();
        X509Certificate certificate = certificates.of(request);
        String authorization = request.getHeader("Authorization");
        ContentDigest digest;
        Proof proof;
        if (certificate == null && authorization == null) {
            digest = ContentDigest.parse(head.contentDigest());
            proof = bySignature.of(head, now);
        } else {
            digest = head.contentDigest() == null ? null : ContentDigest.parse(head.contentDigest());
            proof = certificate != null
                    ? byCertificate.of(certificate, request, now)
                    : byToken.of(authorization, request, now);
        }
        byte[] body = body(request, digest, proof);
        return new DeviceMessage(
                proof.device(),
                proof.keyId(),
                proof.nonce(),
                body,
                proof.madeAt(),
                now,
                waiting.read(HeaderFields.of(request, "Prefer")));
    }

    private static void requireJson(HttpServletRequest request) {
        String type = HeaderFields.of(request, "Content-Type");
        if (!MediaTypes.isJson(type)) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json");
        }
        if (request.getHeader("Content-Encoding") != null) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, not compressed");
        }
    }

    private byte[] body(HttpServletRequest request, @Nullable ContentDigest digest, Proof proof) throws IOException {
        try {
            byte[] body = body(request);
            if (digest != null) {
                digest.verify(body);
            }
            return body;
        } catch (ProblemException refusal) {
            signals.refused(proof.device().device(), refusal.type());
            throw refusal;
        }
    }

    /** Reads to the end, but neither more than the limit nor for longer than a body may take. */
    private byte[] body(HttpServletRequest request) throws IOException {
        long until = System.nanoTime() + limits.bodyWithin().toNanos();
        long announced = request.getContentLengthLong();
        byte[] buffer = new byte[announced < 0 ? 512 : (int) announced + 1];
        int length = 0;
        InputStream in = request.getInputStream();
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer, length, buffer.length - length)) {
                length += read;
                if (length > limits.maxBody()) {
                    throw tooLarge();
                }
                if (System.nanoTime() - until > 0) {
                    throw tooSlow();
                }
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, Math.min(2 * length, limits.maxBody() + 1));
                }
            }
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        }
        return Arrays.copyOf(buffer, length);
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE, "The body may have " + limits.maxBody() + " bytes at most");
    }

    private static ProblemException tooSlow() {
        return new ProblemException(ProblemType.BODY_TOO_SLOW, "The body did not arrive in time");
    }
}

package larder.gateway.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.StringJoiner;
import larder.gateway.GatewayProperties;
import larder.gateway.credential.Credentials;
import larder.gateway.key.HeldKey;
import larder.gateway.registry.Credential;
import larder.gateway.signature.ContentDigest;
import larder.gateway.signature.MessageSignature;
import larder.gateway.signature.RequestHead;
import larder.gateway.signature.SignatureCheck;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a signed request. The signature covers the digest, not the body, so that it is checked first: of a request that
 * nobody signed, no body is read.
 */
@Component
class SignedRequestReader {

    private final Credentials credentials;
    private final SignatureCheck check;
    private final WaitPreference waiting;
    private final GatewayProperties.Ingest limits;
    private final Clock clock;

    SignedRequestReader(Credentials credentials, SignatureCheck check, GatewayProperties properties, Clock clock) {
        this.credentials = credentials;
        this.check = check;
        this.limits = properties.ingest();
        this.waiting = new WaitPreference(limits.maxWait());
        this.clock = clock;
    }

    SignedMessage read(HttpServletRequest request) throws IOException {
        requireJson(request);
        if (request.getQueryString() != null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "A query is not signed and must not be there");
        }
        if (request.getContentLengthLong() > limits.maxBody()) {
            throw tooLarge();
        }
        RequestHead head = head(request);
        ContentDigest digest = ContentDigest.parse(head.contentDigest());
        MessageSignature signature = MessageSignature.read(head);
        Instant now = clock.instant();
        check.requireLately(signature, now);
        Credential device = credentials.of(signature.device());
        requireMadeBy(device, signature, now);
        byte[] body = body(request);
        digest.verify(body);
        return new SignedMessage(device, signature.nonce(), body, now, waiting.read(field(request, "Prefer")));
    }

    private void requireMadeBy(Credential device, MessageSignature signature, Instant now) {
        if (device.keys().isEmpty()) {
            throw new ProblemException(ProblemType.DEVICE_REVOKED, "The device was deregistered");
        }
        for (HeldKey held : device.keys()) {
            if (held instanceof HeldKey.Signing signing
                    && signing.isValidAt(now)
                    && check.isMadeBy(signing.key(), signature)) {
                return;
            }
        }
        throw SignatureCheck.notMade();
    }

    private static RequestHead head(HttpServletRequest request) {
        return new RequestHead(
                request.getMethod(),
                request.getRequestURI(),
                field(request, "Content-Digest"),
                field(request, "Signature-Input"),
                field(request, "Signature"));
    }

    private static void requireJson(HttpServletRequest request) {
        String type = field(request, "Content-Type");
        if (!MediaTypes.isJson(type)) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json");
        }
        if (request.getHeader("Content-Encoding") != null) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, not compressed");
        }
    }

    /** The value of a field, its lines joined as RFC 9110 says. */
    private static @Nullable String field(HttpServletRequest request, String name) {
        Enumeration<String> lines = request.getHeaders(name);
        if (!lines.hasMoreElements()) {
            return null;
        }
        String first = lines.nextElement().strip();
        if (!lines.hasMoreElements()) {
            return first;
        }
        StringJoiner joined = new StringJoiner(", ").add(first);
        while (lines.hasMoreElements()) {
            joined.add(lines.nextElement().strip());
        }
        return joined.toString();
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

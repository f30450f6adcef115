package larder.sdk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * Signs a request with a device's key: an HTTP Message Signature (RFC 9421) over method, path and Content-Digest (RFC 9530),
 * with the time of signing and the event id as its nonce.
 */
public final class RequestSigner {

    private static final String LABEL = "larder";
    private static final String COMPONENTS = "(\"@method\" \"@path\" \"content-digest\")";

    private final DeviceKey key;

    public RequestSigner(DeviceKey key) {
        this.key = key;
    }

    /**
     * Signs one request.
     *
     * @param method as it will be sent, in capitals
     * @param path the path of the request's URL, without its query
     * @param body the very bytes of the body
     * @param eventId the report's event id; it becomes the nonce
     * @param created the time of signing, to the second
     */
    public SignedHeaders sign(String method, String path, byte[] body, String eventId, Instant created) {
        String digest = contentDigest(body);
        String parameters = parameters(eventId, created);
        byte[] base = signatureBase(method, path, digest, parameters).getBytes(StandardCharsets.US_ASCII);
        return new SignedHeaders(
                digest,
                LABEL + "=" + parameters,
                LABEL + "=:" + Base64.getEncoder().encodeToString(key.sign(base)) + ":");
    }

    /** The value of {@code Content-Digest} for a body. */
    public static String contentDigest(byte[] body) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha-256=:" + Base64.getEncoder().encodeToString(sum) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text that is signed (RFC 9421, section 2.5). */
    static String signatureBase(String method, String path, String digest, String parameters) {
        return "\"@method\": " + method
                + "\n\"@path\": " + path
                + "\n\"content-digest\": " + digest
                + "\n\"@signature-params\": " + parameters;
    }

    private String parameters(String eventId, Instant created) {
        return COMPONENTS
                + ";created=" + created.getEpochSecond()
                + ";nonce=\"" + eventId
                + "\";keyid=\"" + key.deviceId()
                + "\";alg=\"" + key.algorithm() + "\"";
    }
}

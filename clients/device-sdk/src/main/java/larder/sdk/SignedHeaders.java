package larder.sdk;

import java.util.Map;

/**
 * The header fields that sign a request.
 *
 * @param contentDigest the value of {@code Content-Digest}
 * @param signatureInput the value of {@code Signature-Input}
 * @param signature the value of {@code Signature}
 */
public record SignedHeaders(String contentDigest, String signatureInput, String signature) {

    /** The fields by name. */
    public Map<String, String> asMap() {
        return Map.of("Content-Digest", contentDigest, "Signature-Input", signatureInput, "Signature", signature);
    }
}

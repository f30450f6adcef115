package larder.gateway.signature;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that a device signs or says its signature in, as they were sent; a field on several lines is
 * joined by {@code ", "}.
 *
 * @param path the path as it stands in the request line
 */
public record RequestHead(
        String method,
        String path,
        @Nullable String contentDigest,
        @Nullable String signatureInput,
        @Nullable String signature) {}

package larder.gateway.proof;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.StringJoiner;
import larder.gateway.signature.RequestHead;
import org.jspecify.annotations.Nullable;

/** Reads header fields as RFC 9110 says. */
final class HeaderFields {

    static final String DEVICE = "Larder-Device";

    private HeaderFields() {}

    /** The value of a field, its lines joined. */
    static @Nullable String of(HttpServletRequest request, String name) {
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

    static RequestHead head(HttpServletRequest request) {
        return new RequestHead(
                request.getMethod(),
                request.getRequestURI(),
                of(request, "Content-Digest"),
                of(request, "Signature-Input"),
                of(request, "Signature"));
    }

    static boolean isSigned(HttpServletRequest request) {
        return request.getHeader("Signature-Input") != null || request.getHeader("Signature") != null;
    }
}

package larder.support.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a piece of work belongs to, as {@code traceparent} of W3C Trace Context carries it from one program to the
 * next.
 *
 * @param traceId 32 hexadecimal digits, the same from the press to the parcel
 * @param flags whether somebody upstream records the trace; passed on as it came
 */
public record TraceContext(String traceId, String flags) {

    /** The name of the HTTP field and of the record header. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final int LENGTH = 55;
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final String NOT_RECORDED = "00";

    /** What a caller said of its trace; none where it said nothing that can be read. */
    public static @Nullable TraceContext read(@Nullable String traceparent) {
        if (traceparent == null
                || traceparent.length() < LENGTH
                || !FORM.matcher(traceparent).matches()
                || traceparent.startsWith("ff")
                || (traceparent.startsWith("00") && traceparent.length() > LENGTH)) {
            return null;
        }
        String traceId = traceparent.substring(3, 35);
        boolean named = !traceId.equals(NO_TRACE) && !traceparent.startsWith(NO_SPAN, 36);
        return named ? new TraceContext(traceId, traceparent.substring(53, LENGTH)) : null;
    }

    /** A trace that nobody has spoken of yet. */
    public static TraceContext begin() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return new TraceContext(
                hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE)) + hex.toHexDigits(random.nextLong()), NOT_RECORDED);
    }

    /** What the next program is told. Its parent is this hop, which is nobody's to look up, so that any id will do. */
    public String toHeader() {
        long hop = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return "00-" + traceId + '-' + HexFormat.of().toHexDigits(hop) + '-' + flags;
    }
}

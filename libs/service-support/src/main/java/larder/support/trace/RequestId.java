package larder.support.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import larder.contracts.Identifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The name under which one request is found in the logs of all services. */
public final class RequestId {

    /** The HTTP field. */
    public static final String HEADER = "X-Request-Id";

    static final String LOGGED_AS = "request";

    private RequestId() {}

    /** The id of the request that the current thread works for. */
    public static @Nullable String current() {
        return MDC.get(LOGGED_AS);
    }

    /** The id that the caller chose, or a new one where it chose none that is safe to repeat. */
    static String accept(@Nullable String sent) {
        if (sent != null && Identifier.SHAPE.matcher(sent).matches()) {
            return sent;
        }
        HexFormat hex = HexFormat.of();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}

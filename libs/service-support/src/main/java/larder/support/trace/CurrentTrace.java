package larder.support.trace;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The trace that the current thread works for. Its id stands in every log line that the thread writes. */
public final class CurrentTrace {

    private static final String LOGGED_AS = "trace";

    private static final ThreadLocal<TraceContext> CURRENT = new ThreadLocal<>();

    private CurrentTrace() {}

    public static @Nullable TraceContext get() {
        return CURRENT.get();
    }

    /** Works for a trace until the scope is closed. */
    public static Scope open(TraceContext trace) {
        TraceContext before = CURRENT.get();
        set(trace);
        return () -> set(before);
    }

    private static void set(@Nullable TraceContext trace) {
        if (trace == null) {
            CURRENT.remove();
            MDC.remove(LOGGED_AS);
        } else {
            CURRENT.set(trace);
            MDC.put(LOGGED_AS, trace.traceId());
        }
    }

    /** Tells the readers of a record which trace it belongs to; nothing where the record tells already. */
    public static void write(Headers headers, @Nullable TraceContext trace) {
        if (trace != null && headers.lastHeader(TraceContext.HEADER) == null) {
            headers.add(TraceContext.HEADER, trace.toHeader().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** For how long the thread works for a trace. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}

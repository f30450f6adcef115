package larder.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents attributes of a record, as the Kafka protocol binding for CloudEvents 1.0 lays them out in binary mode.
 */
public final class EventHeaders {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String CONTENT_TYPE = "content-type";

    private static final byte[] VERSION_1 = bytes("1.0");
    private static final byte[] JSON = bytes("application/json");

    private EventHeaders() {}

    /**
     * Sets all attributes of an event.
     *
     * @param id unique within the source; a consumer acts once on it
     * @param source the module that says so
     * @param type the event's type, as {@link #typeOf} names it
     */
    public static void write(Headers headers, String id, String source, String type, Instant time) {
        set(headers, SPEC_VERSION, VERSION_1);
        set(headers, ID, bytes(id));
        set(headers, SOURCE, bytes("/larder/" + source));
        set(headers, TYPE, bytes(type));
        set(headers, TIME, bytes(time.toString()));
        set(headers, CONTENT_TYPE, JSON);
    }

    /** The name by which an event's type travels. */
    public static String typeOf(Class<?> event) {
        return EventTypes.nameOf(event);
    }

    public static @Nullable String read(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static void set(Headers headers, String name, byte[] value) {
        headers.remove(name);
        headers.add(name, value);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

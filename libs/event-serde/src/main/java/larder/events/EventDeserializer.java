package larder.events;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import larder.contracts.Topic;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Reads an event of any topic by its {@code ce_type} header; anything else is an {@link UnreadableEvent}. Safe for many threads. */
public final class EventDeserializer<V> implements Deserializer<V> {

    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
    private final @Nullable String fixedTopic;

    public EventDeserializer() {
        this.fixedTopic = null;
    }

    /** A reader of one topic's events wherever they stand, such as in an internal repartition topic. */
    public EventDeserializer(Topic<?, V> topic) {
        this.fixedTopic = topic.name();
    }

    @Override
    public V deserialize(String topic, byte[] data) {
        throw new UnreadableEvent("a record of " + topic + " has no headers to tell its type by");
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V deserialize(String topic, Headers headers, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        String type = EventHeaders.read(headers, EventHeaders.TYPE);
        if (type == null) {
            throw new UnreadableEvent("a record of " + topic + " has no " + EventHeaders.TYPE + " header");
        }
        Class<?> eventClass = EventTypes.resolve(fixedTopic == null ? topic : fixedTopic, type);
        try {
            return (V) readers.computeIfAbsent(eventClass, EventJson.MAPPER::readerFor)
                    .readValue(data);
        } catch (JacksonException e) {
            throw new UnreadableEvent("a record of " + topic + " is no " + type + ": " + e.getOriginalMessage(), e);
        }
    }

    /** A reader of one topic's events. */
    public static <V> EventDeserializer<V> of(Topic<?, V> topic) {
        return new EventDeserializer<>(topic);
    }
}

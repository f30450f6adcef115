package larder.events;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Writes an event of any topic; its type goes into the {@code ce_type} header. */
public final class EventSerializer<V> implements Serializer<V> {

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V event) {
        try {
            return event == null ? null : EventJson.MAPPER.writeValueAsBytes(event);
        } catch (JacksonException e) {
            throw new UnreadableEvent("cannot write " + event.getClass().getSimpleName(), e);
        }
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable V event) {
        if (event != null) {
            EventHeaders.set(headers, EventHeaders.TYPE, EventHeaders.bytes(EventTypes.nameOf(event.getClass())));
        }
        return serialize(topic, event);
    }
}

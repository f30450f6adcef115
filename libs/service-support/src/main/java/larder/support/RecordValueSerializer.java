package larder.support;

import java.util.LinkedHashMap;
import java.util.Map;
import larder.events.EventSerializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.kafka.support.serializer.DelegatingByTypeSerializer;

/** Writes events as JSON and bytes as they are, so that a dead letter is the very record that failed. */
public final class RecordValueSerializer extends DelegatingByTypeSerializer {

    public RecordValueSerializer() {
        super(delegates(), true);
    }

    private static Map<Class<?>, Serializer<?>> delegates() {
        Map<Class<?>, Serializer<?>> delegates = new LinkedHashMap<>();
        delegates.put(byte[].class, new ByteArraySerializer());
        delegates.put(Object.class, new EventSerializer<>());
        return delegates;
    }
}

package larder.events;

import java.time.Instant;
import larder.contracts.Identifier;
import larder.contracts.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Makes the Kafka record of an event. */
public final class EventRecords {

    private EventRecords() {}

    /**
     * The record of an event, ready to be sent with a {@code String} key and a {@code byte[]} value.
     *
     * @param id the event's CloudEvents id
     */
    public static <K extends Identifier, V> ProducerRecord<String, byte[]> of(
            Topic<K, V> topic, K key, V event, String id, Instant time) {
        ProducerRecord<String, byte[]> made =
                new ProducerRecord<>(topic.name(), key.value(), EventJson.MAPPER.writeValueAsBytes(event));
        EventHeaders.write(made.headers(), id, topic.owner(), EventHeaders.typeOf(event.getClass()), time);
        return made;
    }

    /** The record that says a key of a compacted topic has no value any more. */
    public static <K extends Identifier, V> ProducerRecord<String, byte[]> tombstone(
            Topic<K, V> topic, K key, String id, Instant time) {
        ProducerRecord<String, byte[]> made = new ProducerRecord<>(topic.name(), key.value(), null);
        EventHeaders.write(made.headers(), id, topic.owner(), EventHeaders.typeOf(topic.value()), time);
        return made;
    }

    /** The serde of a topic's values for Kafka Streams. */
    public static <V> Serde<V> serde(Topic<?, V> topic) {
        return Serdes.serdeFrom(new EventSerializer<>(), EventDeserializer.of(topic));
    }
}

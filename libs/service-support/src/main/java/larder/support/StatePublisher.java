package larder.support;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import larder.contracts.Identifier;
import larder.contracts.Topic;
import larder.events.EventRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * Sends the states of a compacted topic in bulk, a batch as one Kafka transaction, in a name that only one instance speaks in at a
 * time. Whoever takes the name over shuts out all that spoke in it before, so that nothing they still have on the way can arrive behind
 * what is newer. For states that can be read again; single facts leave through {@link EventOutbox}.
 */
public class StatePublisher implements DisposableBean {

    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private @Nullable Producer<String, byte[]> producer;

    /**
     * @param settings those of the service's other producers
     */
    public StatePublisher(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** Whether this instance has taken a name over and was not seen to be shut out since. */
    public synchronized boolean speaks() {
        return producer != null;
    }

    /** Speaks in a name from now on, alone. */
    public synchronized void takeOver(String name) {
        drop();
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        own.put(ProducerConfig.CLIENT_ID_CONFIG, name + "-" + UUID.randomUUID());
        Producer<String, byte[]> taken = new KafkaProducer<>(own, new StringSerializer(), new ByteArraySerializer());
        producer = taken;
        attempt(taken::initTransactions);
    }

    /**
     * Sends the present states of some keys, and returns when the broker has them all; throws {@link StatesNotSent} when nobody will ever
     * read any of them.
     *
     * @param states without a value for a key that has none any more
     */
    public synchronized <K extends Identifier, V> void publish(
            Topic<K, V> topic, Map<K, Optional<V>> states, Instant at) {
        Producer<String, byte[]> speaking = producer;
        if (speaking == null) {
            throw new IllegalStateException("nothing is published before the name is taken over");
        }
        attempt(() -> {
            speaking.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            states.forEach((key, state) -> sent.add(speaking.send(made(topic, key, state, at))));
            speaking.flush();
            for (Future<RecordMetadata> each : sent) {
                settled(each);
            }
            speaking.commitTransaction();
        });
    }

    private static <K extends Identifier, V> ProducerRecord<String, byte[]> made(
            Topic<K, V> topic, K key, Optional<V> state, Instant at) {
        String id = UUID.randomUUID().toString();
        return state.map(value -> EventRecords.of(topic, key, value, id, at))
                .orElseGet(() -> EventRecords.tombstone(topic, key, id, at));
    }

    private static void settled(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    /** What fails leaves a transaction open; who takes the name over next, this instance or another, ends it. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (KafkaException e) {
            drop();
            throw new StatesNotSent(e);
        }
    }

    private void drop() {
        Producer<String, byte[]> former = producer;
        producer = null;
        if (former != null) {
            former.close(CLOSED_WITHIN);
        }
    }

    @Override
    public synchronized void destroy() {
        drop();
    }

    /** The broker did not take the states, or another instance has taken the name over. */
    public static final class StatesNotSent extends RuntimeException {
        StatesNotSent(Throwable cause) {
            super("the states were not taken by the broker", cause);
        }
    }
}

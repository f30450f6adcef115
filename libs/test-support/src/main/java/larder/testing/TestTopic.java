package larder.testing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import larder.contracts.Identifier;
import larder.contracts.Topic;
import larder.events.EventDeserializer;
import larder.events.EventHeaders;
import larder.events.EventRecords;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** One topic of the shared broker, to write to as its owner would and to read from the beginning. */
public final class TestTopic<K extends Identifier, V> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer());

    private final Topic<K, V> topic;

    private TestTopic(Topic<K, V> topic) {
        this.topic = topic;
    }

    /** The topic, made with three partitions when nobody has made it yet. */
    public static <K extends Identifier, V> TestTopic<K, V> of(Topic<K, V> topic) {
        create(topic.name(), 3);
        return new TestTopic<>(topic);
    }

    private static String bootstrap() {
        return LarderInfrastructure.shared().kafka();
    }

    static void create(String name, int partitions) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void send(K key, V event) {
        send(key, event, UUID.randomUUID().toString());
    }

    /** Sends an event with the given CloudEvents id. */
    public void send(K key, V event, String id) {
        send(EventRecords.of(topic, key, event, id, Clock.systemUTC().instant()));
    }

    public void sendTombstone(K key) {
        send(EventRecords.tombstone(
                topic, key, UUID.randomUUID().toString(), Clock.systemUTC().instant()));
    }

    /** Sends bytes that need not be an event at all. */
    public void sendRaw(String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> raw = new ProducerRecord<>(topic.name(), key, value);
        headers.forEach((name, text) -> raw.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        send(raw);
    }

    private static void send(ProducerRecord<String, byte[]> outgoing) {
        try {
            PRODUCER.send(outgoing).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the topic holds an event for which the condition is true, and returns the first. */
    public V await(Predicate<? super V> condition) {
        return await(PATIENCE, condition);
    }

    public V await(Duration patience, Predicate<? super V> condition) {
        return awaitOptional(patience, condition)
                .orElseThrow(() -> new AssertionError("no such event on " + topic.name()));
    }

    private Optional<V> awaitOptional(Duration patience, Predicate<? super V> condition) {
        return Awaitility.await("an event on " + topic.name())
                .atMost(patience)
                .until(() -> all().stream().filter(condition).findFirst(), Optional::isPresent);
    }

    /** Every committed event of the topic, in the order of each key; tombstones left out. */
    public List<V> all() {
        return records().stream()
                .filter(each -> each.value() != null)
                .map(each -> read(each))
                .toList();
    }

    /** The same, without the records that came again under the id of a former one, as consumers leave them out. */
    public List<V> once() {
        Set<String> seen = new HashSet<>();
        return records().stream()
                .filter(each -> each.value() != null)
                .filter(each -> seen.add(String.valueOf(EventHeaders.read(each.headers(), EventHeaders.ID))))
                .map(each -> read(each))
                .toList();
    }

    /** Waits until the topic holds exactly this many events for which the condition is true. */
    public List<V> awaitCount(int count, Predicate<? super V> condition) {
        return Awaitility.await("events on " + topic.name())
                .atMost(PATIENCE)
                .until(() -> all().stream().filter(condition).toList(), found -> found.size() == count);
    }

    private V read(ConsumerRecord<String, byte[]> each) {
        try (EventDeserializer<V> deserializer = EventDeserializer.of(topic)) {
            V event = deserializer.deserialize(each.topic(), each.headers(), each.value());
            if (event == null) {
                throw new AssertionError("a tombstone is no event");
            }
            return event;
        }
    }

    /** Every committed record of the topic as it is. */
    public List<ConsumerRecord<String, byte[]>> records() {
        return records(topic.name());
    }

    /** Every committed record of a topic as it is. */
    public static List<ConsumerRecord<String, byte[]>> records(String name) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }
}

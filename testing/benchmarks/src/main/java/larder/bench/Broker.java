package larder.bench;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import larder.contracts.Topic;
import larder.contracts.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The benchmark's own dealings with the broker.
 *
 * @param bootstrapServers where it listens
 */
record Broker(String bootstrapServers) {

    static final int PARTITIONS = 12;

    /** Makes Larder's topics, as the services would. */
    void createLarderTopics() throws InterruptedException {
        create(Stream.concat(
                        Topics.all().stream().map(Broker::newTopic),
                        Stream.of(new NewTopic(Topics.DEAD_LETTERS, PARTITIONS, (short) 1)))
                .toList());
    }

    void create(String topic) throws InterruptedException {
        create(List.of(new NewTopic(topic, PARTITIONS, (short) 1)));
    }

    private void create(List<NewTopic> topics) throws InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            List<String> present = List.copyOf(admin.listTopics().names().get());
            admin.createTopics(topics.stream()
                            .filter(topic -> !present.contains(topic.name()))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot make topics", e);
        }
    }

    private static NewTopic newTopic(Topic<?, ?> topic) {
        NewTopic made = new NewTopic(topic.name(), PARTITIONS, (short) 1);
        return topic.compacted() ? made.configs(Map.of("cleanup.policy", "compact")) : made;
    }

    /**
     * Writes many records. One request at a time: a partition made just now may refuse the first batch and take the second, and
     * a first batch that comes after the second is out of sequence for ever.
     */
    void writeAll(Stream<ProducerRecord<String, byte[]>> records) {
        Map<String, String> bulk =
                Map.of("linger.ms", "20", "batch.size", "262144", "max.in.flight.requests.per.connection", "1");
        try (KafkaProducer<String, byte[]> producer = producer(bulk)) {
            List<Exception> failures = new CopyOnWriteArrayList<>();
            records.forEach(record -> send(producer, record, failures));
            producer.flush();
            if (!failures.isEmpty()) {
                throw new IllegalStateException("the broker refused records", failures.getFirst());
            }
        }
    }

    /** Sends a record; what goes wrong is added to the failures. */
    static void send(
            KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> record, List<Exception> failures) {
        Future<RecordMetadata> _ = producer.send(record, (_, failure) -> {
            if (failure != null) {
                failures.add(failure);
            }
        });
    }

    KafkaProducer<String, byte[]> producer(Map<String, String> more) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all");
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    KafkaConsumer<String, byte[]> committedConsumer() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("max.poll.records", "20000");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}

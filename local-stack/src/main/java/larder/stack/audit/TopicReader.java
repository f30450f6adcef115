package larder.stack.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import larder.contracts.Topic;
import larder.events.EventDeserializer;
import larder.events.EventHeaders;
import larder.events.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what is committed in partitions, from the oldest record to the end as it is now. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int FETCH_WAIT_MS = 20;

    private final KafkaConsumer<String, byte[]> consumer;
    private final AuditReport.Collector findings;

    TopicReader(String kafka, AuditReport.Collector findings) {
        this.findings = findings;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // The last fetch of a partition finds nothing new, and the next partition waits behind it.
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_WAIT_MS),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    int partitions(Topic<?, ?> topic) {
        return consumer.partitionsFor(topic.name()).size();
    }

    long records(String topic) {
        Set<TopicPartition> partitions = assign(topic, null);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        return consumer.endOffsets(partitions).entrySet().stream()
                .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /**
     * Passes every event on once, in the order of each partition; second copies of one event (by its CloudEvents id), tombstones and
     * what is no event are left out.
     *
     * @return since when the partitions are complete: what is older may have been deleted for its age
     */
    <V> Instant read(Topic<?, V> topic, Collection<Integer> wanted, Consumer<V> sink) {
        Set<TopicPartition> partitions = assign(topic.name(), wanted);
        consumer.seekToBeginning(partitions);
        boolean trimmed =
                consumer.beginningOffsets(partitions).values().stream().anyMatch(begin -> begin > 0);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Instant oldest = Instant.MAX;
        Set<String> ids = new HashSet<>();
        try (EventDeserializer<V> events = EventDeserializer.of(topic)) {
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                    Instant at = Instant.ofEpochMilli(each.timestamp());
                    oldest = at.isBefore(oldest) ? at : oldest;
                    pass(each, events, ids, sink);
                }
            }
        }
        return trimmed ? oldest : Instant.MIN;
    }

    private <V> void pass(
            ConsumerRecord<String, byte[]> each, EventDeserializer<V> events, Set<String> ids, Consumer<V> sink) {
        String id = EventHeaders.read(each.headers(), EventHeaders.ID);
        try {
            V event = events.deserialize(each.topic(), each.headers(), each.value());
            if (event != null && (id == null || ids.add(id))) {
                sink.accept(event);
            }
        } catch (UnreadableEvent _) {
            findings.unreadable();
        }
    }

    private Set<TopicPartition> assign(String topic, @Nullable Collection<Integer> wanted) {
        int count = consumer.partitionsFor(topic).size();
        Collection<Integer> numbers =
                wanted == null ? IntStream.range(0, count).boxed().toList() : wanted;
        List<TopicPartition> partitions = numbers.stream()
                .map(number -> new TopicPartition(topic, number))
                .toList();
        consumer.assign(partitions);
        return Set.copyOf(partitions);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

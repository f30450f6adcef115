package larder.stack.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import larder.contracts.Topics;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.Ignored;
import larder.contracts.decision.Decision.OrderDecided;
import larder.events.EventDeserializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Counts the committed decisions on some slots. */
final class DecisionCount {

    private final Map<String, Integer> answers = new TreeMap<>();

    private DecisionCount() {}

    /** Counts until there are as many as expected, or time is up. Repeats are left out. */
    static DecisionCount await(String kafka, Set<String> slots, int expected, Duration patience) {
        DecisionCount count = new DecisionCount();
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (KafkaConsumer<String, Decision> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), EventDeserializer.of(Topics.DECISIONS))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DECISIONS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + patience.toNanos();
            while (count.total() < expected && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> {
                    if (slots.contains(each.key())) {
                        count.add(each.value());
                    }
                });
            }
        }
        return count;
    }

    private void add(Decision decision) {
        if (!decision.repeat()) {
            String answer = switch (decision) {
                case OrderDecided _ -> "ORDER";
                case Ignored ignored -> ignored.reason().name();
            };
            answers.merge(answer, 1, Integer::sum);
        }
    }

    int total() {
        return answers.values().stream().mapToInt(Integer::intValue).sum();
    }

    int orders() {
        return answers.getOrDefault("ORDER", 0);
    }

    @Override
    public String toString() {
        return total() + " decisions: " + answers;
    }
}

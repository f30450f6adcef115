package larder.stack.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import larder.contracts.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Tells when the engine knows of a binding. A shopper who presses in the blink of an eye between binding and pressing is told that
 * the button is not bound, and presses again; a program that wants to count orders waits.
 */
public final class EngineReach {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private EngineReach() {}

    /** Waits until the engine has taken in the bindings of these slots. */
    public static void awaitBindings(String kafka, Set<String> slots) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<TopicPartition, Long> behind = positions(kafka, slots, deadline);
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            while (!passed(admin, behind)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the engine has not heard of the bindings within " + PATIENCE);
                }
                Thread.sleep(50);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The offsets behind the last binding of each slot. */
    private static Map<TopicPartition, Long> positions(String kafka, Set<String> slots, long deadline) {
        Map<TopicPartition, Long> behind = new HashMap<>();
        Set<String> awaited = new HashSet<>(slots);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.BINDINGS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!awaited.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("no binding was told of within " + PATIENCE + " for " + awaited);
                }
                consumer.poll(Duration.ofMillis(50)).forEach(each -> {
                    if (slots.contains(each.key())) {
                        awaited.remove(each.key());
                        behind.put(new TopicPartition(each.topic(), each.partition()), each.offset() + 1);
                    }
                });
            }
        }
        return behind;
    }

    private static boolean passed(Admin admin, Map<TopicPartition, Long> behind)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                        Service.REPLENISHMENT_ENGINE.module())
                .partitionsToOffsetAndMetadata()
                .get();
        return behind.entrySet().stream().allMatch(each -> {
            OffsetAndMetadata next = committed.get(each.getKey());
            return next != null && next.offset() >= each.getValue();
        });
    }
}

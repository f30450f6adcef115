package larder.stack.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Remembers up to where the dead letters of each topic have been put back. */
final class Replayed implements AutoCloseable {

    private final Admin admin;
    private final Map<String, Map<TopicPartition, OffsetAndMetadata>> byTopic = new HashMap<>();

    Replayed(String kafka) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
    }

    static String groupOf(String topic) {
        return "larder-replay." + topic;
    }

    boolean isDone(String topic, DeadLetter letter) {
        OffsetAndMetadata next = byTopic.computeIfAbsent(topic, this::offsets).get(letter.partition());
        return next != null && letter.offset() < next.offset();
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(String topic) {
        try {
            return admin.listConsumerGroupOffsets(groupOf(topic))
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot tell what was replayed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}

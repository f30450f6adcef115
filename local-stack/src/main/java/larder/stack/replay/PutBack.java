package larder.stack.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Sends letters back and remembers them, both or neither. */
final class PutBack implements AutoCloseable {

    private final String kafka;
    private final @Nullable KafkaProducer<byte[], byte[]> producer;

    PutBack(String kafka, boolean dryRun) {
        this.kafka = kafka;
        this.producer = dryRun ? null : KafkaClients.transactionalProducer(kafka);
    }

    void all(List<DeadLetter> due) {
        if (producer == null || due.isEmpty()) {
            return;
        }
        KafkaProducer<byte[], byte[]> sender = producer;
        Map<String, Map<TopicPartition, OffsetAndMetadata>> done = new HashMap<>();
        sender.beginTransaction();
        for (DeadLetter letter : due) {
            letter.origin().ifPresent(topic -> {
                var _ = sender.send(letter.original(topic));
                done.computeIfAbsent(topic, _ -> new HashMap<>())
                        .put(letter.partition(), new OffsetAndMetadata(letter.offset() + 1));
            });
        }
        done.forEach((topic, offsets) -> sender.sendOffsetsToTransaction(offsets, group(topic)));
        sender.commitTransaction();
    }

    private ConsumerGroupMetadata group(String topic) {
        try (KafkaConsumer<byte[], byte[]> member = KafkaClients.consumer(kafka, Replayed.groupOf(topic))) {
            return member.groupMetadata();
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }
}

package larder.stack.replay;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** A record that was put aside, by a listener or by the engine; both leave all of it in place and add headers. */
final class DeadLetter {

    private static final String LISTENER = "kafka_dlt-";
    private static final String ENGINE = "__streams.errors.";

    private final ConsumerRecord<byte[], byte[]> kept;

    DeadLetter(ConsumerRecord<byte[], byte[]> kept) {
        this.kept = kept;
    }

    /** The topic it came from; none when nobody says so. */
    Optional<String> origin() {
        return text(LISTENER + "original-topic").or(() -> text(ENGINE + "topic"));
    }

    String reason() {
        return text(LISTENER + "exception-message")
                .or(() -> text(ENGINE + "message"))
                .orElse("no reason given");
    }

    /** The record as it was before it was put aside; its key takes it to the partition it came from. */
    ProducerRecord<byte[], byte[]> original(String topic) {
        ProducerRecord<byte[], byte[]> original = new ProducerRecord<>(topic, kept.key(), kept.value());
        for (Header header : kept.headers()) {
            if (!header.key().startsWith(LISTENER)
                    && !header.key().startsWith(ENGINE)
                    && !header.key().startsWith("springDeserializerException")) {
                original.headers().add(header);
            }
        }
        return original;
    }

    TopicPartition partition() {
        return new TopicPartition(kept.topic(), kept.partition());
    }

    long offset() {
        return kept.offset();
    }

    ReplayDeadLetters.Letter told(boolean putBack) {
        return new ReplayDeadLetters.Letter(
                origin().orElse(""), kept.partition() + "/" + kept.offset(), reason(), putBack && origin().isPresent());
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(kept.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}

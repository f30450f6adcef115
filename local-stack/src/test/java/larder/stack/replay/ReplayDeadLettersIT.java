package larder.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import larder.contracts.Topics;
import larder.stack.KafkaTopics;
import larder.stack.replay.ReplayDeadLetters.Letter;
import larder.testing.LarderInfrastructure;
import larder.testing.TestTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayDeadLettersIT {

    private final String kafka = LarderInfrastructure.shared().kafka();
    private final String origin = "origin-" + UUID.randomUUID();
    private final ReplayDeadLetters replay = new ReplayDeadLetters(kafka);

    @BeforeEach
    void makeTopics() throws ExecutionException, InterruptedException {
        KafkaTopics.create(kafka, Topics.DEAD_LETTERS);
        KafkaTopics.create(kafka, origin);
    }

    @Test
    void putsALetterOfAListenerBackAsItWas() throws Exception {
        putAside("slot-1", "{}", Map.of("ce_id", "event-1", "kafka_dlt-original-topic", origin));

        List<Letter> letters = ours(replay.replay(origin::equals, false));

        assertThat(letters).singleElement().matches(Letter::replayed);
        ConsumerRecord<String, byte[]> back = TestTopic.records(origin).getFirst();
        assertThat(back.key()).isEqualTo("slot-1");
        assertThat(back.value()).asString().isEqualTo("{}");
        assertThat(back.headers()).extracting(Header::key).containsExactly("ce_id");
    }

    @Test
    void putsALetterOfTheEngineBackAsItWas() throws Exception {
        putAside(
                "slot-1",
                "{}",
                Map.of("ce_id", "event-1", "__streams.errors.topic", origin, "__streams.errors.message", "unreadable"));

        List<Letter> letters = ours(replay.replay(origin::equals, false));

        assertThat(letters).singleElement().extracting(Letter::reason).isEqualTo("unreadable");
        assertThat(TestTopic.records(origin).getFirst().headers())
                .extracting(Header::key)
                .containsExactly("ce_id");
    }

    @Test
    void putsEachLetterBackOnlyOnce() throws Exception {
        putAside("a", "1", Map.of("kafka_dlt-original-topic", origin));
        replay.replay(origin::equals, false);
        putAside("a", "2", Map.of("kafka_dlt-original-topic", origin));

        replay.replay(_ -> true, false);
        List<Letter> third = ours(replay.replay(origin::equals, false));

        assertThat(third).isEmpty();
        assertThat(TestTopic.records(origin))
                .extracting(each -> new String(each.value(), StandardCharsets.UTF_8))
                .containsExactly("1", "2");
    }

    @Test
    void onlyTellsInADryRun() throws Exception {
        putAside("a", "1", Map.of("kafka_dlt-original-topic", origin));

        assertThat(ours(replay.replay(origin::equals, true))).hasSize(1).noneMatch(Letter::replayed);

        assertThat(TestTopic.records(origin)).isEmpty();
        assertThat(ours(replay.replay(origin::equals, false))).hasSize(1).allMatch(Letter::replayed);
    }

    @Test
    void leavesALetterOfUnknownOriginWhereItIs() throws Exception {
        putAside("stray", "1", Map.of("ce_id", "event-1"));

        List<Letter> letters = replay.replay(_ -> false, false);

        assertThat(letters).anyMatch(each -> each.topic().isEmpty() && !each.replayed());
    }

    /** The letters of this test; the topic holds those of others too. */
    private List<Letter> ours(List<Letter> letters) {
        return letters.stream().filter(each -> each.topic().equals(origin)).toList();
    }

    private void putAside(String key, String value, Map<String, String> headers) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> letter = new ProducerRecord<>(Topics.DEAD_LETTERS, key, value);
            headers.forEach((name, text) -> letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(letter).get();
        }
    }
}

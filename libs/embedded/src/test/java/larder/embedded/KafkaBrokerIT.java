package larder.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaBrokerIT {

    private static final TopicPartition NOTES = new TopicPartition("notes", 0);

    @Test
    void findsItsRecordsAgainOnTheSamePortAfterAStopAndAfterAPowerCut() throws Exception {
        KafkaSettings settings = KafkaSettings.forOneRun();
        try (KafkaBroker broker = new KafkaBroker(settings).start()) {
            String address = broker.bootstrapServers();
            try (Admin admin = admin(broker)) {
                admin.createTopics(List.of(new NewTopic("notes", 1, (short) 1)))
                        .all()
                        .get();
            }
            send(broker, "first");

            broker.stop();
            broker.start();
            send(broker, "second");
            broker.kill();
            broker.start();

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(notes(broker)).containsExactly("first", "second");
        }
        assertThat(settings.folder()).doesNotExist();
    }

    @Test
    void answersNobodyWhilePaused() throws Exception {
        try (KafkaBroker broker = new KafkaBroker(KafkaSettings.forOneRun()).start();
                Admin admin = admin(broker)) {
            admin.describeCluster().nodes().get();

            broker.pause();
            assertThatThrownBy(() -> admin.describeCluster().nodes().get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOfAny(TimeoutException.class, ExecutionException.class);
            broker.resume();

            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void makesNoTopicByAccident() throws Exception {
        try (KafkaBroker broker = new KafkaBroker(KafkaSettings.forOneRun()).start();
                KafkaProducer<String, String> producer = producer(broker, 1_000)) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("mistyped", "text"))
                            .get())
                    .isInstanceOf(ExecutionException.class);
        }
    }

    private static Admin admin(KafkaBroker broker) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    private static KafkaProducer<String, String> producer(KafkaBroker broker, int maxBlock) {
        return new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                maxBlock,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class));
    }

    private static void send(KafkaBroker broker, String text) throws Exception {
        try (KafkaProducer<String, String> producer = producer(broker, 30_000)) {
            producer.send(new ProducerRecord<>(NOTES.topic(), text)).get();
        }
    }

    private static List<String> notes(KafkaBroker broker) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class))) {
            consumer.assign(List.of(NOTES));
            consumer.seekToBeginning(List.of(NOTES));
            long end = consumer.endOffsets(List.of(NOTES)).getOrDefault(NOTES, 0L);
            ArrayList<String> texts = new ArrayList<>();
            while (consumer.position(NOTES) < end) {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(200))) {
                    texts.add(each.value());
                }
            }
            return texts;
        }
    }
}

package larder.gateway.tail;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Opens consumers that follow a topic on their own: no group, committed records only, quick to notice a broker that is gone. */
@Component
public final class TailConsumers {

    private final Map<String, Object> settings;

    public TailConsumers(KafkaProperties kafka) {
        Map<String, Object> tail = new HashMap<>(kafka.buildConsumerProperties());
        tail.keySet().removeIf(name -> name.startsWith("spring."));
        tail.remove(ConsumerConfig.GROUP_ID_CONFIG);
        tail.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        tail.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        tail.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Only where a topic was made anew does a position not exist; then nothing of it has been heard.
        tail.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        tail.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        tail.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        tail.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1000);
        tail.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        tail.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1500);
        tail.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2000);
        tail.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 300L);
        tail.put(ConsumerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1000L);
        this.settings = Map.copyOf(tail);
    }

    Consumer<String, byte[]> open() {
        return new KafkaConsumer<>(settings);
    }
}

package larder.engine.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import larder.contracts.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams that the engine's promises rest on. */
final class StreamsSettings {

    private static final int HEARTBEATS_BEFORE_FAILOVER = 4;

    private StreamsSettings() {}

    /**
     * All settings.
     *
     * @param connection how the broker is reached
     */
    static Properties of(
            Map<String, Object> connection, String application, EngineProperties engine, MeterRegistry meters) {
        Map<String, Object> all = new HashMap<>(connection);
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(StreamsConfig.STATE_DIR_CONFIG, engine.stateDirectory().toString());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, engine.threads());
        all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, engine.standbyReplicas());
        putLatency(all, engine);
        putDeadLetters(all, meters);
        putMemory(all, engine);
        Properties settings = new Properties();
        settings.putAll(all);
        return settings;
    }

    /** A thread looks for a due commit only between two polls, so a poll must not wait longer than a commit may. */
    private static void putLatency(Map<String, Object> all, EngineProperties engine) {
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, engine.commitInterval().toMillis());
        all.put(StreamsConfig.POLL_MS_CONFIG, engine.commitInterval().toMillis());
        int failover = Math.toIntExact(engine.failoverAfter().toMillis());
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), failover);
        all.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                failover / HEARTBEATS_BEFORE_FAILOVER);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 65_536);
    }

    private static void putDeadLetters(Map<String, Object> all, MeterRegistry meters) {
        all.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS);
        all.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.OfReading.class);
        all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.OfProcessing.class);
        all.put(DeadLetters.METERS, meters);
    }

    private static void putMemory(Map<String, Object> all, EngineProperties engine) {
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
        all.put(BoundedMemory.BYTES, engine.memory().toBytes());
    }
}

package larder.gateway.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import larder.contracts.Topics;
import larder.contracts.device.DeviceEvent;
import larder.events.EventRecords;
import larder.gateway.GatewayInstance;
import larder.gateway.GatewayProperties;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.trace.CurrentTrace;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Puts events on {@code device-events} and returns when every in-sync replica has them. It gives up in time for the caller
 * to hear of it within two seconds; what is late then may still arrive, which the engine tells by its event id.
 */
@Component
class DeviceEventProducer implements DisposableBean {

    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final GatewayInstance instance;
    private final Duration acknowledgedWithin;
    private final Semaphore unacknowledged;
    private final Producer<String, byte[]> producer;
    private final KafkaClientMetrics metrics;

    DeviceEventProducer(
            KafkaProperties kafka, GatewayProperties properties, GatewayInstance instance, MeterRegistry meters) {
        GatewayProperties.Ingest limits = properties.ingest();
        this.instance = instance;
        this.acknowledgedWithin = limits.acknowledgedWithin();
        this.unacknowledged = new Semaphore(limits.maxUnacknowledged());
        this.producer = new KafkaProducer<>(settings(kafka, limits), new StringSerializer(), new ByteArraySerializer());
        this.metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(meters);
    }

    private static Map<String, Object> settings(KafkaProperties kafka, GatewayProperties.Ingest limits) {
        int patience = (int) limits.acknowledgedWithin().toMillis();
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "device-events");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) limits.linger().toMillis());
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, limits.producerMemory());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience / 2);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200L);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1000L);
        return settings;
    }

    /** Returns when the broker has the event; a problem when it does not answer in time, or too much waits for it. */
    void produce(DeviceEvent event) {
        long deadline = System.nanoTime() + acknowledgedWithin.toNanos();
        if (!unacknowledged.tryAcquire()) {
            throw new ProblemException(ProblemType.OVERLOADED, "Too many events wait for the broker");
        }
        Future<RecordMetadata> acknowledged = send(event);
        try {
            acknowledged.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw notTaken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notTaken(e);
        }
    }

    /** The permit comes back when the producer is done with the event, however long the caller waits. */
    private Future<RecordMetadata> send(DeviceEvent event) {
        boolean handedOver = false;
        try {
            ProducerRecord<String, byte[]> made = EventRecords.of(
                    Topics.DEVICE_EVENTS, event.slot(), event, event.event().value(), event.receivedAt());
            instance.sign(made.headers());
            CurrentTrace.write(made.headers(), CurrentTrace.get());
            Future<RecordMetadata> sent = producer.send(made, (_, _) -> unacknowledged.release());
            handedOver = true;
            return sent;
        } catch (KafkaException e) {
            throw notTaken(e);
        } finally {
            if (!handedOver) {
                unacknowledged.release();
            }
        }
    }

    private static ProblemException notTaken(Exception cause) {
        return new ProblemException(
                ProblemType.BROKER_UNAVAILABLE, "Send the event again with the same eventId", cause);
    }

    /** Learns the topic's partitions ahead of the first event. */
    void warmUp() {
        producer.partitionsFor(Topics.DEVICE_EVENTS.name());
    }

    @Override
    public void destroy() {
        metrics.close();
        producer.close(CLOSE);
    }
}

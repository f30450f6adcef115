package larder.support;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import larder.events.EventHeaders;
import larder.support.trace.CurrentTrace;
import larder.support.trace.TraceContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/** Takes an event from the outbox to Kafka; done only when the broker has it. */
final class OutboxRelay implements OutboxTypedHandler<OutgoingEvent> {

    private static final int ACKNOWLEDGED_WITHIN_SECONDS = 30;

    private final KafkaOperations<String, Object> kafka;

    OutboxRelay(KafkaOperations<String, Object> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void handle(OutgoingEvent event, OutboxRecordMetadata metadata) {
        String json = event.value();
        Object value = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
        var outgoing = new ProducerRecord<String, Object>(event.topic(), event.key(), value);
        EventHeaders.write(outgoing.headers(), event.id(), event.source(), event.type(), event.time());
        CurrentTrace.write(outgoing.headers(), TraceContext.read(event.traceparent()));
        try {
            kafka.send(outgoing).get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new EventNotSent(event, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventNotSent(event, e);
        }
    }

    /** The broker did not take the event; the outbox tries again. */
    static final class EventNotSent extends RuntimeException {
        EventNotSent(OutgoingEvent event, Exception cause) {
            super(event.type() + " " + event.id() + " was not taken by the broker", cause);
        }
    }
}

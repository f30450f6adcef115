package larder.support;

import io.namastack.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import larder.contracts.Identifier;
import larder.contracts.Topic;
import larder.events.EventHeaders;
import larder.events.EventJson;
import larder.support.trace.CurrentTrace;
import larder.support.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way out for the events of a service with a database. What is appended leaves for Kafka if and only if the
 * current transaction commits; the events of a key leave in the order in which they were appended.
 */
public class EventOutbox {

    private final Outbox outbox;
    private final Clock clock;

    EventOutbox(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public <K extends Identifier, V> void append(Topic<K, V> topic, K key, V event) {
        schedule(topic, key, event.getClass(), EventJson.MAPPER.writeValueAsString(event));
    }

    /** Says that a key of a compacted topic has no value any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <K extends Identifier, V> void appendTombstone(Topic<K, V> topic, K key) {
        schedule(topic, key, topic.value(), null);
    }

    private void schedule(Topic<?, ?> topic, Identifier key, Class<?> type, @Nullable String value) {
        TraceContext trace = CurrentTrace.get();
        var event = new OutgoingEvent(
                topic.name(),
                key.value(),
                UUID.randomUUID().toString(),
                topic.owner(),
                EventHeaders.typeOf(type),
                clock.instant(),
                value,
                trace == null ? null : trace.toHeader());
        outbox.schedule(event, topic.name() + "/" + key.value());
    }
}

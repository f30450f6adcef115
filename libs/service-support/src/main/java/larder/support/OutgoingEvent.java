package larder.support;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as it waits in the outbox: all of its Kafka record. */
record OutgoingEvent(
        String topic,
        String key,
        String id,
        String source,
        String type,
        Instant time,
        @Nullable String value,
        @Nullable String traceparent) {}

package larder.events;

import org.apache.kafka.common.errors.SerializationException;

/** A record that is not an event of its topic. Trying again does not help. */
public final class UnreadableEvent extends SerializationException {

    UnreadableEvent(String message) {
        super(message);
    }

    UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}

package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The engine's answer to one device event. It is derived from the event, so deciding the same event again, after a crash or a
 * replay, gives the same id, and whoever acts on decisions can act once.
 */
public record DecisionId(UUID uuid) implements Identifier {

    /** Reads the canonical text form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DecisionId of(String value) {
        return new DecisionId(UUID.fromString(value));
    }

    /** The id of the decision on an event of a slot: a name-based UUID (RFC 9562, section 5.3) of both. */
    public static DecisionId on(SlotId slot, EventId event) {
        return new DecisionId(
                UUID.nameUUIDFromBytes((slot.value() + "/" + event.value()).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String value() {
        return uuid.toString();
    }

    @Override
    public String toString() {
        return value();
    }
}

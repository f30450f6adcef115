package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One order. An order that a decision asks for takes its id from the decision, so that no decision can become two
 * orders.
 */
public record OrderId(UUID uuid) implements Identifier {

    /** Reads the canonical text form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static OrderId of(String value) {
        return new OrderId(UUID.fromString(value));
    }

    /** The id of the order that a decision asks for: a name-based UUID (RFC 9562, section 5.3) of the decision. */
    public static OrderId from(DecisionId decision) {
        return new OrderId(UUID.nameUUIDFromBytes(("order/" + decision.value()).getBytes(StandardCharsets.UTF_8)));
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

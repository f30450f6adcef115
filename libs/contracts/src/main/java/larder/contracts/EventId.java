package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Chosen by the device for one press or reading and kept through its retries; unique within its slot. */
public record EventId(String value) implements Identifier {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventId {
        Identifier.require(value, "event id");
    }

    @Override
    public String toString() {
        return value;
    }
}

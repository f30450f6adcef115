package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A kind of device, by its maker's name for it. */
public record ModelId(String value) implements Identifier {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ModelId {
        Identifier.require(value, "model id");
    }

    @Override
    public String toString() {
        return value;
    }
}

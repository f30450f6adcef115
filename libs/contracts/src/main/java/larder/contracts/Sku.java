package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A product as the catalogue sells it: one pack. */
public record Sku(String value) implements Identifier {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        Identifier.require(value, "sku");
    }

    @Override
    public String toString() {
        return value;
    }
}

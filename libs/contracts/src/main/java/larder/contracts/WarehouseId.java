package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A house that holds packs, by the name that operations staff gave it. */
public record WarehouseId(String value) implements Identifier {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WarehouseId {
        Identifier.require(value, "warehouse id");
    }

    @Override
    public String toString() {
        return value;
    }
}

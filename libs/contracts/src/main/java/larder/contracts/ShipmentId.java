package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** One parcel on its way to a door. */
public record ShipmentId(String value) implements Identifier {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShipmentId {
        Identifier.require(value, "shipment id");
    }

    @Override
    public String toString() {
        return value;
    }
}

package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** One device: a button, an appliance, a speaker or a virtual button. Given by the gateway at registration. */
public record DeviceId(String value) implements Identifier {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceId {
        Identifier.require(value, "device id");
    }

    @Override
    public String toString() {
        return value;
    }
}

package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/** The account that owns devices, bindings and orders: the subject of its access token. */
public record ShopperId(String value) implements Identifier {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShopperId {
        Identifier.require(value, "shopper id");
    }

    @Override
    public String toString() {
        return value;
    }
}

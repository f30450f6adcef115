package larder.delivery.carrier;

import larder.contracts.Identifier;

/** A courier's account: the subject of the access token. */
public record CourierId(String value) implements Identifier {

    public CourierId {
        Identifier.require(value, "courier id");
    }

    @Override
    public String toString() {
        return value;
    }
}

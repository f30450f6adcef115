package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How many packs of a product, 1 to 99: enough for a household, too few for an accident to be dear.
 *
 * @param packs the number of packs
 */
public record Quantity(@JsonValue int packs) {

    public static final int MAX = 99;
    public static final Quantity ONE = new Quantity(1);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Quantity {
        if (packs < 1 || packs > MAX) {
            throw new IllegalArgumentException("quantity must be 1 to " + MAX + " packs");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(packs);
    }
}

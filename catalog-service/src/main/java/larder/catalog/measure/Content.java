package larder.catalog.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;

/**
 * How much there is of something, counted in the one unit of its dimension.
 *
 * @param amount more than nothing
 * @param dimension what it is an amount of; on the wire the UCUM code of its unit
 */
@JsonPropertyOrder({"amount", "unit"})
public record Content(
        BigDecimal amount, @JsonProperty("unit") Dimension dimension) {

    public Content {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("an amount is more than nothing");
        }
        amount = plain(amount);
    }

    /** Whether it makes sense to ask which of the two is more. */
    public boolean comparableTo(Content other) {
        return dimension == other.dimension;
    }

    /** The same number written without needless digits or an exponent, so that equal amounts are equal. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

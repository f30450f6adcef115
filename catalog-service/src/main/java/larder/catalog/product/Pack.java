package larder.catalog.product;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What one pack holds, such as 24 bottles of 500 ml.
 *
 * @param count how many items are in the pack
 * @param size how much each item holds
 * @param unit what the size is counted in
 */
@Embeddable
public record Pack(
        int count,
        BigDecimal size,
        @Enumerated(EnumType.STRING) Unit unit) {

    public Pack {
        if (count < 1 || size.signum() <= 0) {
            throw new IllegalArgumentException("a pack holds at least one item of more than nothing");
        }
    }

    /** What an item's size is counted in. */
    public enum Unit {
        ML,
        L,
        G,
        KG,
        M,
        SHEET,
        PIECE;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

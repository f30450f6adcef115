package larder.catalog.measure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** What an amount is an amount of; only amounts of the same dimension can be compared. */
public enum Dimension {
    MASS("g", "1000", "100", "250"),
    VOLUME("mL", "1000", "100", "250"),
    LENGTH("m", "1", "1", "0"),
    AREA("m2", "1", "1", "0"),
    PIECES("{piece}", "100", "1", "100"),
    SHEETS("{sheet}", "100", "1", "100"),
    USES("{use}", "1", "1", "0");

    private final String unit;
    private final BigDecimal reference;
    private final BigDecimal smallReference;
    private final BigDecimal smallBelow;

    Dimension(String unit, String reference, String smallReference, String smallBelow) {
        this.unit = unit;
        this.reference = new BigDecimal(reference);
        this.smallReference = new BigDecimal(smallReference);
        this.smallBelow = new BigDecimal(smallBelow);
    }

    /** The UCUM code of the unit in which all amounts of the dimension are counted. */
    @JsonValue
    public String unit() {
        return unit;
    }

    /** The amount for which a pack that holds so much says its price: a kilogram or litre, of small packs a tenth of it. */
    Content referenceFor(BigDecimal amount) {
        return new Content(amount.compareTo(smallBelow) < 0 ? smallReference : reference, this);
    }
}

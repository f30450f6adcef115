package larder.catalog.measure;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

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
        size = Content.plain(size);
    }

    /** All that is in the pack, comparable with any other pack of the same dimension. */
    public Content content() {
        return new Content(unit.inBase.multiply(size).multiply(BigDecimal.valueOf(count)), unit.dimension);
    }

    /** So many of these packs in one; the number of items has an end. */
    public Pack times(int packs) {
        return new Pack(Math.multiplyExact(count, packs), size, unit);
    }

    /** The same amount in so many equal items, where that comes out even. */
    public Optional<Pack> dividedBy(int items) {
        try {
            BigDecimal all = size.multiply(BigDecimal.valueOf(count));
            return Optional.of(new Pack(items, all.divide(BigDecimal.valueOf(items)), unit));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** As people write it, {@code 6 x 1.5 l}, and as {@link PackText} reads it. */
    @Override
    public String toString() {
        String item = size.toPlainString() + " " + unit.text().replace('_', ' ');
        if (count == 1) {
            return item;
        }
        // 4 x 6 in is the size of a picture, not four of something.
        return count + (unit.isDistance() ? " pk x " : " x ") + item;
    }

    /**
     * What an item's size is counted in. The customary units are those of the United States, each by its legal definition in metric
     * units; an ounce is one of mass, that of volume is {@code fl_oz}.
     */
    public enum Unit {
        MG(Dimension.MASS, "0.001"),
        G(Dimension.MASS, "1"),
        KG(Dimension.MASS, "1000"),
        OZ(Dimension.MASS, "28.349523125"),
        LB(Dimension.MASS, "453.59237"),
        ML(Dimension.VOLUME, "1"),
        CL(Dimension.VOLUME, "10"),
        L(Dimension.VOLUME, "1000"),
        FL_OZ(Dimension.VOLUME, "29.5735295625"),
        PT(Dimension.VOLUME, "473.176473"),
        QT(Dimension.VOLUME, "946.352946"),
        GAL(Dimension.VOLUME, "3785.411784"),
        MM(Dimension.LENGTH, "0.001"),
        CM(Dimension.LENGTH, "0.01"),
        M(Dimension.LENGTH, "1"),
        IN(Dimension.LENGTH, "0.0254"),
        FT(Dimension.LENGTH, "0.3048"),
        YD(Dimension.LENGTH, "0.9144"),
        M2(Dimension.AREA, "1"),
        SQ_FT(Dimension.AREA, "0.09290304"),
        SHEET(Dimension.SHEETS, "1"),
        PIECE(Dimension.PIECES, "1"),
        USE(Dimension.USES, "1");

        private final Dimension dimension;
        private final BigDecimal inBase;

        Unit(Dimension dimension, String inBase) {
            this.dimension = dimension;
            this.inBase = new BigDecimal(inBase);
        }

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isDistance() {
            return dimension == Dimension.LENGTH || dimension == Dimension.AREA;
        }

        /** Whether it counts things, so that there is no half of one. */
        boolean isCount() {
            return dimension == Dimension.PIECES || dimension == Dimension.SHEETS || dimension == Dimension.USES;
        }
    }
}

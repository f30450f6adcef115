package larder.catalog.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import larder.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a product costs by what it holds, as directive 98/6/EC has it shown: for a kilogram or litre, of packs below 250 g or ml for 100;
 * for a metre or square metre; for a piece or sheet, of packs with 100 or more for 100.
 *
 * @param price rounded half up to the smallest coin; what is to be compared exactly is {@link #perUnit}
 * @param per what that is the price of
 */
public record UnitPrice(Money price, Content per) {

    private static final int DIGITS = 12;

    public static UnitPrice of(Money price, Content content) {
        return of(price, content, null);
    }

    /** The same for an amount that the seller has named, where it is of the content's dimension. */
    public static UnitPrice of(Money price, Content content, @Nullable Content wanted) {
        Content per = wanted != null && wanted.comparableTo(content)
                ? wanted
                : content.dimension().referenceFor(content.amount());
        long minorUnits = BigDecimal.valueOf(price.minorUnits())
                .multiply(per.amount())
                .divide(content.amount(), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new UnitPrice(new Money(minorUnits, price.currency()), per);
    }

    /** Minor units of the currency for one unit of the content's dimension, to 12 places: for comparing and ranking. */
    public static BigDecimal perUnit(Money price, Content content) {
        return BigDecimal.valueOf(price.minorUnits()).divide(content.amount(), DIGITS, RoundingMode.HALF_UP);
    }
}

package larder.catalog.price;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A price that is to be in force.
 *
 * @param sku the product
 * @param kind whether it holds until the next one or is lower for a while
 * @param amount of one pack
 * @param from the first moment at which it holds
 * @param until the first moment at which it holds no more; only of a sale price, and none where that is not known yet
 * @param reason why, for the history
 */
public record NewPrice(
        Sku sku,
        Kind kind,
        Money amount,
        Instant from,
        @Nullable Instant until,
        @Nullable String reason) {

    public NewPrice {
        PricePolicy.require(amount);
        from = from.truncatedTo(ChronoUnit.MICROS);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
        if (until != null && (kind == Kind.REGULAR || !until.isAfter(from))) {
            throw new IllegalArgumentException("only a sale price ends, and after it began");
        }
    }

    /** What a product costs from an instant on, until the next regular price. */
    public static NewPrice regular(Sku sku, Money amount, Instant from) {
        return new NewPrice(sku, Kind.REGULAR, amount, from, null, null);
    }

    /** What a product costs for a while, where that is less than the regular price. */
    public static NewPrice sale(Sku sku, Money amount, Instant from, @Nullable Instant until) {
        return new NewPrice(sku, Kind.SALE, amount, from, until, null);
    }

    /** Whether something can be a price at all. */
    public static boolean allows(Money amount) {
        return PricePolicy.allows(amount);
    }

    /** How a price relates to the others. */
    public enum Kind {
        REGULAR,
        SALE
    }
}

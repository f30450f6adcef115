package larder.order.profile;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How and for how much orders are brought in a country, as it is set.
 *
 * @param offered whether they are brought there at all
 * @param postalCode what a postal code looks like there, as a regular expression; when left out, anything goes
 * @param earliestDays days from buying to the first day on which it can come
 * @param latestDays days from buying to the last such day
 * @param cost what it costs, by ISO 4217 currency of the order; nothing in a currency that is left out
 */
record DeliverySettings(
        @Nullable Boolean offered,
        @Nullable String postalCode,
        @Nullable Integer earliestDays,
        @Nullable Integer latestDays,
        @Nullable Map<String, Rate> cost) {

    static final DeliverySettings OPEN = new DeliverySettings(null, null, null, null, null);

    /**
     * What a delivery costs in one currency.
     *
     * @param amount in the currency's major unit
     * @param freeFrom the goods total from which it costs nothing; none when left out
     */
    record Rate(BigDecimal amount, @Nullable BigDecimal freeFrom) {

        Rate {
            if (amount == null || amount.signum() < 0) {
                throw new IllegalArgumentException("a delivery must have a cost of 0 or more");
            }
        }
    }
}

package larder.order.budget;

import java.util.Currency;
import larder.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * The most that may be spent; a limit that is absent limits nothing.
 *
 * @param currency what the limits are counted in
 * @param perDay the most in a day of the household's zone
 * @param perMonth the most in a calendar month of it
 */
public record Limits(
        Currency currency, @Nullable Money perDay, @Nullable Money perMonth) {

    public Limits {
        require(perDay, currency, "perDay");
        require(perMonth, currency, "perMonth");
    }

    private static void require(@Nullable Money limit, Currency currency, String name) {
        if (limit == null) {
            return;
        }
        if (!limit.currency().equals(currency)) {
            throw new IllegalArgumentException(name + " must be in " + currency);
        }
        if (limit.minorUnits() < 0) {
            throw new IllegalArgumentException(name + " must not be less than nothing");
        }
    }

    /** Whether anything is limited. */
    public boolean any() {
        return perDay != null || perMonth != null;
    }
}

package larder.order.budget;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a household lets itself spend.
 *
 * @param limits on all its orders together
 * @param zone where its days and months begin
 * @param ordersPerDay the most orders placed in a day, 1 to 500; none means any
 */
public record HouseholdBudget(
        Limits limits, ZoneId zone, @Nullable Integer ordersPerDay) {

    static final int MAX_ORDERS_PER_DAY = 500;
}

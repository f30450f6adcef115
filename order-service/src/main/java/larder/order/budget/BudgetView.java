package larder.order.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneId;
import java.util.Currency;
import larder.contracts.Money;
import larder.contracts.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * A budget and what has become of it.
 *
 * @param slotId of this slot only; absent in the budget of the household
 * @param currency of all amounts
 * @param zone where its days and months begin
 * @param perDay the most in a day, where it is limited
 * @param perMonth the most in a month, where it is limited
 * @param ordersPerDay the most orders placed in a day, where the household has said so
 * @param day what has become of the day's
 * @param month what has become of the month's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetView(
        @Nullable SlotId slotId,
        Currency currency,
        ZoneId zone,
        @Nullable Money perDay,
        @Nullable Money perMonth,
        @Nullable Integer ordersPerDay,
        Use day,
        Use month) {

    static BudgetView of(HouseholdBudget budget, Committed committed) {
        return of(null, budget.limits(), budget.zone(), budget.ordersPerDay(), committed);
    }

    static BudgetView of(SlotId slot, Limits limits, ZoneId zone, Committed committed) {
        return of(slot, limits, zone, null, committed);
    }

    private static BudgetView of(
            @Nullable SlotId slot, Limits limits, ZoneId zone, @Nullable Integer ordersPerDay, Committed committed) {
        return new BudgetView(
                slot,
                limits.currency(),
                zone,
                limits.perDay(),
                limits.perMonth(),
                ordersPerDay,
                Use.of(limits.perDay(), committed.spentToday(), committed.held()),
                Use.of(limits.perMonth(), committed.spentThisMonth(), committed.held()));
    }

    /**
     * What has become of a period's money.
     *
     * @param spent what placed orders cost
     * @param held what waiting orders would cost
     * @param left what may still be ordered unasked, where there is a limit
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Use(Money spent, Money held, @Nullable Money left) {

        static Use of(@Nullable Money limit, Money spent, Money held) {
            return new Use(spent, held, limit == null ? null : new Allowance(limit, spent.plus(held)).left());
        }
    }
}

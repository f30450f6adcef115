package larder.order.guarding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.order.budget.Allowance;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account and its household when an order of theirs is judged.
 *
 * @param suspended whether the account is not in good standing
 * @param locked the ways of ordering that the household keeps locked
 * @param mostPacks the most packs that any order brings unasked
 * @param packsLately the packs of the household's last delivered orders of the product
 * @param allowances the budgets that limit the order, by the reason to give where one is passed
 * @param ordersPerDay the most orders that the household places in a day, if it has said so
 * @param placedToday how many other orders of the household were placed in its day
 * @param placedLately how many other orders of the slot were placed in the last 30 days
 */
record Facts(
        boolean suspended,
        Set<Trigger> locked,
        int mostPacks,
        List<Integer> packsLately,
        Map<HoldReason, Allowance> allowances,
        @Nullable Integer ordersPerDay,
        int placedToday,
        int placedLately) {}

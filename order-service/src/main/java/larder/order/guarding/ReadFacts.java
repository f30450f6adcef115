package larder.order.guarding;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import larder.contracts.ShopperId;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.order.budget.Allowance;
import larder.order.budget.Budgets;
import larder.order.budget.Committed;
import larder.order.budget.CommittedOrders;
import larder.order.budget.HouseholdBudget;
import larder.order.budget.Limits;
import larder.order.childlock.ChildLocks;
import larder.order.ledger.Order;
import larder.order.ledger.Sent;
import larder.order.standing.Standings;
import org.springframework.stereotype.Component;

/** Gathers what the guards judge by. Where a sum or a count matters, the household's other orders wait until this one is decided. */
@Component
class ReadFacts {

    private final Standings standings;
    private final ChildLocks childLocks;
    private final Budgets budgets;
    private final CommittedOrders committed;
    private final HouseholdOrders orders;
    private final GuardProperties properties;

    ReadFacts(
            Standings standings,
            ChildLocks childLocks,
            Budgets budgets,
            CommittedOrders committed,
            HouseholdOrders orders,
            GuardProperties properties) {
        this.standings = standings;
        this.childLocks = childLocks;
        this.budgets = budgets;
        this.committed = committed;
        this.orders = orders;
        this.properties = properties;
    }

    /** What is known when an order is to bring these packs. */
    Facts about(Order order, Sent sent) {
        ShopperId owner = order.terms().owner();
        Optional<HouseholdBudget> household = budgets.ofHousehold(owner);
        boolean monthlyCap = order.terms().consent().monthlyCap() != null;
        if (household.isPresent() || monthlyCap) {
            orders.oneAtATime(owner);
        }
        Integer ordersPerDay = household.map(HouseholdBudget::ordersPerDay).orElse(null);
        return new Facts(
                standings.suspended(owner),
                childLocks.of(owner).map(lock -> Set.copyOf(lock.triggers())).orElse(Set.<Trigger>of()),
                properties.mostPacks(),
                orders.packsLately(owner, sent.sku()),
                household.map(budget -> allowances(order, budget)).orElse(Map.of()),
                ordersPerDay,
                household
                        .filter(_ -> ordersPerDay != null)
                        .map(budget -> committed.placedToday(owner, budget.zone(), order.id()))
                        .orElse(0),
                monthlyCap ? orders.placedLately(order) : 0);
    }

    private Map<HoldReason, Allowance> allowances(Order order, HouseholdBudget household) {
        Map<HoldReason, Allowance> all = new EnumMap<>(HoldReason.class);
        ShopperId owner = order.terms().owner();
        Limits limits = household.limits();
        if (limits.any()) {
            Committed taken = committed.of(owner, null, limits.currency(), household.zone(), order.id());
            weigh(limits, taken, HoldReason.HOUSEHOLD_BUDGET_DAY, HoldReason.HOUSEHOLD_BUDGET_MONTH, all);
        }
        budgets.ofSlot(owner, order.slot()).filter(Limits::any).ifPresent(ofSlot -> {
            Committed taken = committed.of(owner, order.slot(), ofSlot.currency(), household.zone(), order.id());
            weigh(ofSlot, taken, HoldReason.SLOT_BUDGET_DAY, HoldReason.SLOT_BUDGET_MONTH, all);
        });
        return all;
    }

    private static void weigh(
            Limits limits, Committed taken, HoldReason ofDay, HoldReason ofMonth, Map<HoldReason, Allowance> all) {
        if (limits.perDay() != null) {
            all.put(ofDay, new Allowance(limits.perDay(), taken.today()));
        }
        if (limits.perMonth() != null) {
            all.put(ofMonth, new Allowance(limits.perMonth(), taken.thisMonth()));
        }
    }
}

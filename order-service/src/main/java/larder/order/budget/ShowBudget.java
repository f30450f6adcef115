package larder.order.budget;

import java.util.List;
import java.util.Optional;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sets a household's budgets beside what its orders have taken of them. */
@Component
public class ShowBudget {

    private final Budgets budgets;
    private final CommittedOrders committed;
    private final JdbcClient jdbc;

    ShowBudget(Budgets budgets, CommittedOrders committed, JdbcClient jdbc) {
        this.budgets = budgets;
        this.committed = committed;
        this.jdbc = jdbc;
    }

    /** The household's, if it has one. */
    public Optional<BudgetView> ofHousehold(ShopperId owner) {
        return budgets.ofHousehold(owner)
                .map(budget -> BudgetView.of(
                        budget, committed.of(owner, null, budget.limits().currency(), budget.zone(), null)));
    }

    /** The slot's, if it has one. */
    Optional<BudgetView> ofSlot(ShopperId owner, SlotId slot) {
        return budgets.ofHousehold(owner)
                .flatMap(household -> budgets.ofSlot(owner, slot)
                        .map(limits -> BudgetView.of(
                                slot,
                                limits,
                                household.zone(),
                                committed.of(owner, slot, limits.currency(), household.zone(), null))));
    }

    /** Those of all its slots that have one. */
    public List<BudgetView> ofSlots(ShopperId owner) {
        return jdbc
                .sql("select slot from slot_budget where owner = ? order by slot")
                .param(owner.value())
                .query((row, _) -> SlotId.of(row.getString(1)))
                .list()
                .stream()
                .flatMap(slot -> ofSlot(owner, slot).stream())
                .toList();
    }
}

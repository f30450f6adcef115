package larder.order.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import larder.contracts.Money;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the budgets of households and of their slots. */
@Component
public class Budgets {

    private final JdbcClient jdbc;

    Budgets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the household lets itself spend, if it has said so. */
    public Optional<HouseholdBudget> ofHousehold(ShopperId owner) {
        return jdbc.sql("select * from household_budget where owner = ?")
                .param(owner.value())
                .query((row, _) -> new HouseholdBudget(
                        limits(row), ZoneId.of(row.getString("zone")), row.getObject("orders_per_day", Integer.class)))
                .optional();
    }

    /** What it lets itself spend on one slot, if it has said so. */
    public Optional<Limits> ofSlot(ShopperId owner, SlotId slot) {
        return jdbc.sql("""
                        select s.per_day_minor, s.per_month_minor, h.currency
                        from slot_budget s join household_budget h using (owner)
                        where s.owner = ? and s.slot = ?
                        """)
                .param(owner.value())
                .param(slot.value())
                .query((row, _) -> limits(row))
                .optional();
    }

    /** False, and nothing changes, when slots have budgets in another currency. */
    @Transactional
    boolean put(ShopperId owner, HouseholdBudget budget) {
        jdbc.sql("select owner from household_budget where owner = ? for update")
                .param(owner.value())
                .query(String.class)
                .optional();
        String currency = budget.limits().currency().getCurrencyCode();
        boolean otherCurrency = jdbc.sql("""
                        select exists (select from slot_budget s join household_budget h using (owner)
                                       where s.owner = ? and h.currency <> ?)
                        """)
                .param(owner.value())
                .param(currency)
                .query(Boolean.class)
                .single();
        if (otherCurrency) {
            return false;
        }
        jdbc.sql("""
                        insert into household_budget (owner, currency, zone, per_day_minor, per_month_minor, orders_per_day)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (owner) do update set currency = excluded.currency, zone = excluded.zone,
                            per_day_minor = excluded.per_day_minor, per_month_minor = excluded.per_month_minor,
                            orders_per_day = excluded.orders_per_day
                        """)
                .param(owner.value())
                .param(currency)
                .param(budget.zone().getId())
                .param(minor(budget.limits().perDay()))
                .param(minor(budget.limits().perMonth()))
                .param(budget.ordersPerDay())
                .update();
        return true;
    }

    /** With it go the budgets of its slots. */
    void remove(ShopperId owner) {
        jdbc.sql("delete from household_budget where owner = ?")
                .param(owner.value())
                .update();
    }

    /** False, and nothing changes, when the household has no budget in that currency any more. */
    boolean put(ShopperId owner, SlotId slot, Limits limits) {
        return jdbc.sql("""
                        insert into slot_budget (owner, slot, per_day_minor, per_month_minor)
                        select owner, ?, ?, ? from household_budget where owner = ? and currency = ? for share
                        on conflict (owner, slot) do update
                            set per_day_minor = excluded.per_day_minor, per_month_minor = excluded.per_month_minor
                        """)
                        .param(slot.value())
                        .param(minor(limits.perDay()))
                        .param(minor(limits.perMonth()))
                        .param(owner.value())
                        .param(limits.currency().getCurrencyCode())
                        .update()
                == 1;
    }

    /** False when there was none. */
    boolean remove(ShopperId owner, SlotId slot) {
        return jdbc.sql("delete from slot_budget where owner = ? and slot = ?")
                        .param(owner.value())
                        .param(slot.value())
                        .update()
                == 1;
    }

    /** Whether the slot has ever ordered for the household: what makes it the household's, as far as orders know. */
    boolean orders(ShopperId owner, SlotId slot) {
        return jdbc.sql("select exists (select from orders where slot = ? and owner = ?)")
                .param(slot.value())
                .param(owner.value())
                .query(Boolean.class)
                .single();
    }

    private static Limits limits(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Limits(
                currency,
                money(row.getObject("per_day_minor", Long.class), currency),
                money(row.getObject("per_month_minor", Long.class), currency));
    }

    private static @Nullable Money money(@Nullable Long minor, Currency currency) {
        return minor == null ? null : new Money(minor, currency);
    }

    private static @Nullable Long minor(@Nullable Money limit) {
        return limit == null ? null : limit.minorUnits();
    }
}

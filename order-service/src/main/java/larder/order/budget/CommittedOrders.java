package larder.order.budget;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.UUID;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds up what a household's orders have taken of its budgets. Orders in another currency and test orders take nothing. Whoever decides
 * by a sum holds the household's lock while they look and until what they decide is committed.
 */
@Component
public class CommittedOrders {

    private final JdbcClient jdbc;
    private final Clock clock;

    CommittedOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is taken in the day and month that it is.
     *
     * @param slot of this slot only, or of all
     * @param besides an order that is not counted, because it is the one that is judged
     */
    public Committed of(
            ShopperId owner, @Nullable SlotId slot, Currency currency, ZoneId zone, @Nullable OrderId besides) {
        Periods now = Periods.at(clock.instant(), zone);
        return jdbc.sql("""
                        select coalesce(sum(total_minor) filter (where placed_at >= :day), 0) as today,
                            coalesce(sum(total_minor) filter (where placed_at >= :month), 0) as this_month,
                            coalesce(sum(total_minor) filter (where placed_at is null), 0) as held
                        from orders
                        where owner = :owner and currency = :currency and not test
                            and slot = coalesce(:slot, slot) and id is distinct from :besides
                            and (placed_at is null and state in ('HELD', 'AUTHORISING', 'IN_RESOLUTION')
                                or placed_at >= :month and state in ('PLACED', 'CONFIRMED', 'SHIPPED', 'DELIVERED'))
                        """)
                .param("owner", owner.value())
                .param("currency", currency.getCurrencyCode())
                .param("slot", slot == null ? null : slot.value(), Types.VARCHAR)
                .param("besides", uuid(besides), Types.OTHER)
                .param("day", now.day().atOffset(ZoneOffset.UTC))
                .param("month", now.month().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Committed(
                        new Money(row.getLong("today"), currency),
                        new Money(row.getLong("this_month"), currency),
                        new Money(row.getLong("held"), currency)))
                .single();
    }

    /** How many orders were placed today or wait for their payment only, test orders aside. */
    public int placedToday(ShopperId owner, ZoneId zone, @Nullable OrderId besides) {
        Instant day = Periods.at(clock.instant(), zone).day();
        return jdbc.sql("""
                        select count(*) from orders
                        where owner = :owner and not test and id is distinct from :besides
                            and (state = 'AUTHORISING'
                                or placed_at >= :day and state in ('PLACED', 'CONFIRMED', 'SHIPPED', 'DELIVERED'))
                        """)
                .param("owner", owner.value())
                .param("besides", uuid(besides), Types.OTHER)
                .param("day", day.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static @Nullable UUID uuid(@Nullable OrderId order) {
        return order == null ? null : order.uuid();
    }
}

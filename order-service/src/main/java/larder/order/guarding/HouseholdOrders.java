package larder.order.guarding;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.order.ledger.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks at what else a household has ordered. */
@Component
class HouseholdOrders {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final int LAST = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    HouseholdOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of two orders of a household that are judged at once, the second waits from here until the first is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    void oneAtATime(ShopperId owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("guards of " + owner.value())
                .query((row, _) -> true)
                .single();
    }

    /** How many other orders of the slot were placed for the same shopper in the last 30 days and not cancelled. */
    int placedLately(Order order) {
        return jdbc.sql("""
                        select count(*) from orders
                        where slot = ? and owner = ? and id <> ? and not test
                            and (placed_at > ? and state <> 'CANCELLED' or state = 'AUTHORISING')
                        """)
                .param(order.slot().value())
                .param(order.terms().owner().value())
                .param(order.id().uuid())
                .param(clock.instant().minus(MONTH).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** The packs of its last 10 delivered orders of a product, the latest first. */
    List<Integer> packsLately(ShopperId owner, Sku sku) {
        return jdbc.sql("""
                        select packs from orders where owner = ? and sku = ? and state = 'DELIVERED' and not test
                        order by ended_at desc limit ?
                        """)
                .param(owner.value())
                .param(sku.value())
                .param(LAST)
                .query((row, _) -> row.getInt("packs"))
                .list();
    }
}

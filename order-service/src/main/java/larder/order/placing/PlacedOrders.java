package larder.order.placing;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import larder.contracts.Consent;
import larder.order.ledger.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts what a slot has had. */
@Component
class PlacedOrders {

    private static final Duration MONTH = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    PlacedOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How many other orders of the slot were placed for the same shopper in the last 30 days and not cancelled; 0 without asking where
     * no cap makes it matter. Of two orders that are counted for at once, the second waits until the first is committed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int besides(Order order) {
        Consent consent = order.terms().consent();
        if (consent.monthlyCap() == null) {
            return 0;
        }
        String slot = order.slot().value();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("monthly cap of " + slot)
                .query((row, _) -> true)
                .single();
        return jdbc.sql("""
                        select count(*) from orders
                        where slot = ? and owner = ? and id <> ? and placed_at > ? and state <> 'CANCELLED'
                        """)
                .param(slot)
                .param(order.terms().owner().value())
                .param(order.id().uuid())
                .param(clock.instant().minus(MONTH).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}

package larder.gateway.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.contracts.order.OrderEvent.OrderRequested;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The orders that may yet be told of, of people who can be told: whoever owned the device then, or bought in the app. One that was delivered
 * may be given back, and is kept for a while.
 */
@Component
class ToldOrders {

    /** Long after the last return was settled. */
    private static final Duration KEPT = Duration.ofDays(180);

    private final JdbcClient jdbc;
    private final Clock clock;

    ToldOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void open(OrderRequested request) {
        jdbc.sql("insert into told_order (id, account, sku, test) values (?, ?, ?, ?) on conflict do nothing")
                .params(
                        request.order().uuid(),
                        request.terms().owner().value(),
                        request.terms().sku().value(),
                        request.terms().runsAsTest())
                .update();
    }

    Optional<ToldOrder> find(OrderId order) {
        return jdbc.sql("select account, sku, test from told_order where id = ?")
                .param(order.uuid())
                .query((row, _) -> new ToldOrder(
                        order, new ShopperId(row.getString("account")), row.getString("sku"), row.getBoolean("test")))
                .optional();
    }

    void delivered(OrderId order, Instant at) {
        jdbc.sql("update told_order set delivered_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), order.uuid())
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT8M")
    void forgetOld() {
        jdbc.sql("delete from told_order where delivered_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    void close(OrderId order) {
        jdbc.sql("delete from told_order where id = ?").param(order.uuid()).update();
    }

    void forget(ShopperId account) {
        jdbc.sql("delete from told_order where account = ?")
                .param(account.value())
                .update();
    }

    /** Whose an order is, of which product, and whether it is only a test. */
    record ToldOrder(OrderId id, ShopperId account, String sku, boolean test) {}
}

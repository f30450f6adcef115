package larder.delivery.shipment;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import larder.contracts.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The orders that were cancelled before they had a shipment, and get none. */
@Component
class CalledOffOrders {

    /** Longer than the topic of orders keeps anything, and than a dead letter waits to be put back. */
    private static final Duration KEPT = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final Clock clock;

    CalledOffOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(OrderId order) {
        jdbc.sql("insert into order_called_off (order_id, called_off_at) values (?, ?) on conflict do nothing")
                .params(order.uuid(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
    void forgetOld() {
        jdbc.sql("delete from order_called_off where called_off_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean contains(OrderId order) {
        return jdbc.sql("select exists (select from order_called_off where order_id = ?)")
                .param(order.uuid())
                .query(Boolean.class)
                .single();
    }
}

package larder.order.reading;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import larder.order.ledger.OrderState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts the open orders by state, now and then, from an index that holds only those. */
@Component
class OpenOrderGauge {

    private final JdbcClient jdbc;
    private final MultiGauge gauge;

    OpenOrderGauge(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.gauge = MultiGauge.builder("larder.orders.open")
                .description("Orders that have not come to their end, as the whole service's database has them")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
    void count() {
        Map<String, Long> counted = new HashMap<>();
        jdbc.sql("""
                        select state, count(*) as orders from orders
                        where state in ('REQUESTED', 'HELD', 'AUTHORISING', 'IN_RESOLUTION', 'PLACED', 'CONFIRMED', 'SHIPPED')
                        group by state
                        """).query(row -> {
            counted.put(row.getString("state"), row.getLong("orders"));
        });
        gauge.register(
                Arrays.stream(OrderState.values())
                        .filter(state -> !state.terminal())
                        .<MultiGauge.Row<?>>map(state -> MultiGauge.Row.of(
                                Tags.of("state", state.name().toLowerCase(Locale.ROOT)),
                                counted.getOrDefault(state.name(), 0L)))
                        .toList(),
                true);
    }
}

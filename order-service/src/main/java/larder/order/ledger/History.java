package larder.order.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import larder.contracts.OrderId;
import larder.contracts.order.OrderEvent.Cause;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down each transition of each order; nothing is ever changed or removed. */
@Component
class History {

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(
            OrderId order,
            int seq,
            @Nullable OrderState from,
            OrderState to,
            Instant at,
            Cause cause,
            @Nullable String who) {
        jdbc.sql("""
                        insert into order_transition (order_id, seq, from_state, to_state, at, cause, party, who, note)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(order.uuid())
                .param(seq)
                .param(from == null ? null : from.name())
                .param(to.name())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(cause.why())
                .param(cause.by().name())
                .param(who)
                .param(cause.note())
                .update();
    }
}

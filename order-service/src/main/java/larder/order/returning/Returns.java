package larder.order.returning;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import larder.order.ledger.OrderState;
import larder.order.reading.OrderReturn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The returns of all orders, of each order one at a time. */
@Component
class Returns {

    private final JdbcClient jdbc;

    Returns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order as far as its returns are concerned. */
    record Returned(SlotId slot, OrderState state, @Nullable Instant endedAt) {}

    /** A return that waits to be settled; later ones have higher numbers. */
    record Open(long number, OrderId order, OrderState state, OrderReturn asked) {}

    /** The order, which nobody else changes or gives back until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Returned lock(OrderId id) {
        return jdbc.sql("select slot, state, ended_at from orders where id = ? for no key update")
                .param(id.uuid())
                .query((row, _) -> {
                    OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
                    return new Returned(
                            SlotId.of(row.getString("slot")),
                            OrderState.valueOf(row.getString("state")),
                            endedAt == null ? null : endedAt.toInstant());
                })
                .single();
    }

    /** The last return of an order. */
    Optional<OrderReturn> last(OrderId id) {
        return jdbc.sql("select * from order_return where order_id = ? order by number desc limit 1")
                .param(id.uuid())
                .query(OrderReturn::read)
                .optional();
    }

    void ask(OrderId id, OrderReturn.Reason reason, @Nullable String note, Instant at) {
        jdbc.sql("insert into order_return (order_id, reason, note, asked_at) values (?, ?, ?, ?)")
                .param(id.uuid())
                .param(reason.name())
                .param(note)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void settle(OrderId id, boolean accepted, @Nullable String note, String by, Instant at) {
        jdbc.sql("""
                        update order_return set accepted = ?, settled_at = ?, settled_by = ?, settlement_note = ?
                        where order_id = ? and settled_at is null
                        """)
                .param(accepted)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(by)
                .param(note)
                .param(id.uuid())
                .update();
    }

    /** Those that wait to be settled, the oldest first. */
    List<Open> open(long after, int limit) {
        return jdbc.sql("""
                        select r.*, o.state from order_return r join orders o on o.id = r.order_id
                        where r.settled_at is null and r.number > ? order by r.number limit ?
                        """)
                .params(after, limit)
                .query((row, number) -> new Open(
                        row.getLong("number"),
                        new OrderId(row.getObject("order_id", UUID.class)),
                        OrderState.valueOf(row.getString("state")),
                        OrderReturn.read(row, number)))
                .list();
    }
}

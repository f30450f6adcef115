package larder.stack.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import larder.contracts.DecisionId;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import org.jspecify.annotations.Nullable;

/** Reads orders with their histories, one at a time. */
final class OrderTable {

    private static final String ORDERS = """
            select o.id, o.decision_id, o.slot, o.state, o.requested_at, t.seq, t.from_state, t.to_state
            from orders o left join order_transition t on t.order_id = o.id
            order by o.id, t.seq
            """;

    private final Consumer<OrderRow> sink;
    private @Nullable OrderRow head;
    private List<OrderRow.Transition> history = new ArrayList<>();

    private OrderTable(Consumer<OrderRow> sink) {
        this.sink = sink;
    }

    static void each(Tables orders, Consumer<OrderRow> sink) {
        OrderTable table = new OrderTable(sink);
        orders.each(ORDERS, table::take);
        table.finish();
    }

    private void take(ResultSet row) throws SQLException {
        OrderId id = new OrderId(row.getObject("id", UUID.class));
        if (head == null || !head.id().equals(id)) {
            finish();
            head = new OrderRow(
                    id,
                    new DecisionId(row.getObject("decision_id", UUID.class)),
                    SlotId.of(row.getString("slot")),
                    row.getString("state"),
                    row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                    List.of());
        }
        int seq = row.getInt("seq");
        if (!row.wasNull()) {
            history.add(new OrderRow.Transition(seq, row.getString("from_state"), row.getString("to_state")));
        }
    }

    private void finish() {
        if (head != null) {
            OrderRow order = Objects.requireNonNull(head);
            sink.accept(new OrderRow(
                    order.id(), order.decision(), order.slot(), order.state(), order.requestedAt(), history));
            head = null;
            history = new ArrayList<>();
        }
    }
}

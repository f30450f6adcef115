package larder.order.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.order.ledger.OrderState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds orders for those who may see them. */
@Component
public class OrderReader {

    private static final int FETCH = 100;

    private final JdbcClient jdbc;

    OrderReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order with its history; one that the viewer may not see is not found. */
    public OrderView find(OrderId id, Viewer viewer) {
        OrderView order = jdbc.sql("select * from orders where id = ?")
                .param(id.uuid())
                .query(OrderView::read)
                .optional()
                .filter(found -> viewer.ops() || found.ownerId().equals(viewer.id()))
                .orElseThrow(() -> OrderNotFound.with(id));
        return withHistory(order);
    }

    /** Passes on all orders of a shopper with their histories, oldest first and one at a time. */
    @Transactional(readOnly = true)
    void each(ShopperId owner, Consumer<OrderView> sink) {
        try (Stream<OrderView> orders = jdbc
                .sql("select * from orders where owner = ? order by requested_at, id")
                .withFetchSize(FETCH)
                .param(owner.value())
                .query(OrderView::read)
                .stream()) {
            orders.forEach(order -> sink.accept(withHistory(order)));
        }
    }

    private OrderView withHistory(OrderView order) {
        List<OrderView.Entry> entries = jdbc.sql("select * from order_transition where order_id = ? order by seq")
                .param(order.orderId().uuid())
                .query(OrderView.Entry::read)
                .list();
        AgreedText agreed = jdbc.sql("select * from order_confirmation where order_id = ? and agreed_at is not null")
                .param(order.orderId().uuid())
                .query(AgreedText::read)
                .optional()
                .orElse(null);
        return order.with(entries, agreed);
    }

    /**
     * Orders, newest first.
     *
     * @param after go on behind this order
     */
    List<OrderView> list(
            Viewer viewer, @Nullable SlotId slot, @Nullable OrderState state, @Nullable OrderId after, int limit) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("limit", limit);
        StringBuilder where = new StringBuilder("true");
        if (!viewer.ops()) {
            where.append(" and owner = :owner");
            given.put("owner", viewer.id().value());
        }
        if (slot != null) {
            where.append(" and slot = :slot");
            given.put("slot", slot.value());
        }
        if (state != null) {
            where.append(" and state = :state");
            given.put("state", state.name());
        }
        if (after != null) {
            where.append(" and (requested_at, id) < (select requested_at, id from orders where id = :after)");
            given.put("after", after.uuid());
        }
        return jdbc.sql("select * from orders where " + where + " order by requested_at desc, id desc limit :limit")
                .params(given)
                .query(OrderView::read)
                .list();
    }
}

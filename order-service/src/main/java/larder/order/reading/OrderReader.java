package larder.order.reading;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds orders for those who may see them. */
@Component
public class OrderReader {

    private static final int FETCH = 100;
    private static final String NEWEST_FIRST = "requested_at desc, id desc";
    private static final String OLDEST_FIRST = "requested_at, id";

    private final JdbcClient jdbc;

    OrderReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order with its history; one that the viewer may not see is not found. */
    public OrderView find(OrderId id, Viewer viewer) {
        return read(id, viewer).order();
    }

    /** The same, with its version. */
    OrderRead read(OrderId id, Viewer viewer) {
        OrderRead found = jdbc.sql("select * from orders where id = ?")
                .param(id.uuid())
                .query(OrderRead::read)
                .optional()
                .filter(read -> viewer.ops() || read.order().ownerId().equals(viewer.id()))
                .orElseThrow(() -> OrderNotFound.with(id));
        return found.with(history(id, viewer.ops()), returns(id), agreed(id));
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
            orders.forEach(order -> sink.accept(withAll(order)));
        }
    }

    private OrderView withAll(OrderView order) {
        OrderId id = order.orderId();
        return order.with(history(id, false), returns(id), agreed(id));
    }

    private List<OrderView.Entry> history(OrderId id, boolean withNames) {
        return jdbc.sql("select * from order_transition where order_id = ? order by seq")
                .param(id.uuid())
                .query((row, _) -> OrderView.Entry.read(row, withNames))
                .list();
    }

    private List<OrderReturn> returns(OrderId id) {
        return jdbc.sql("select * from order_return where order_id = ? order by number")
                .param(id.uuid())
                .query(OrderReturn::read)
                .list();
    }

    private @Nullable AgreedText agreed(OrderId id) {
        return jdbc.sql("select * from order_confirmation where order_id = ? and agreed_at is not null")
                .param(id.uuid())
                .query(AgreedText::read)
                .optional()
                .orElse(null);
    }

    /**
     * Orders, newest first.
     *
     * @param after go on behind this order
     */
    List<OrderRead> list(Viewer viewer, OrderFilter filter, @Nullable OrderId after, int limit) {
        return OrderQuery.of(viewer, filter)
                .and(
                        "(requested_at, id) < (select requested_at, id from orders where id = :after)",
                        "after",
                        after == null ? null : after.uuid())
                .on(jdbc, NEWEST_FIRST, limit)
                .query(OrderRead::read)
                .list();
    }

    /** Orders without their histories, oldest first: a part of them, from behind the given one. */
    List<OrderView> listOldest(Viewer viewer, OrderFilter filter, @Nullable OrderView after, int limit) {
        OrderQuery query = OrderQuery.of(viewer, filter);
        if (after != null) {
            query.and(
                    "(requested_at, id) > (select requested_at, id from orders where id = :after)",
                    "after",
                    after.orderId().uuid());
        }
        return query.on(jdbc, OLDEST_FIRST, limit).query(OrderView::read).list();
    }
}

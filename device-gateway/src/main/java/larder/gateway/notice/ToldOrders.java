package larder.gateway.notice;

import java.util.Optional;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.contracts.order.OrderEvent.OrderRequested;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders that are not over, of people who can be told: whoever owned the device then, or bought in the app. */
@Component
class ToldOrders {

    private final JdbcClient jdbc;

    ToldOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

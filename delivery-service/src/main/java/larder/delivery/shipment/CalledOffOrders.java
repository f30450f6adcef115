package larder.delivery.shipment;

import larder.contracts.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders that were cancelled before they had a shipment, and get none. */
@Component
class CalledOffOrders {

    private final JdbcClient jdbc;

    CalledOffOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(OrderId order) {
        jdbc.sql("insert into order_called_off (order_id) values (?) on conflict do nothing")
                .param(order.uuid())
                .update();
    }

    boolean contains(OrderId order) {
        return jdbc.sql("select exists (select from order_called_off where order_id = ?)")
                .param(order.uuid())
                .query(Boolean.class)
                .single();
    }
}

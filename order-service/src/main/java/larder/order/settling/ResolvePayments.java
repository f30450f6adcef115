package larder.order.settling;

import java.util.List;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.order.method.PaymentMethodFollower;
import larder.order.placing.PlaceOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tries the orders that could not be paid for again, now that their shopper pays in another way. */
@Component
class ResolvePayments implements PaymentMethodFollower {

    private final JdbcClient jdbc;
    private final PlaceOrder placeOrder;

    ResolvePayments(JdbcClient jdbc, PlaceOrder placeOrder) {
        this.jdbc = jdbc;
        this.placeOrder = placeOrder;
    }

    /** Holds the orders in the order of their ids, as everybody does who holds several. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void chosen(ShopperId shopper) {
        List<OrderId> waiting = jdbc.sql("""
                        select id from orders where owner = ? and state = 'IN_RESOLUTION' and resolution_reason = ?
                        order by id for no key update
                        """)
                .param(shopper.value())
                .param(ResolutionReason.PAYMENT.name())
                .query((row, _) -> OrderId.of(row.getString(1)))
                .list();
        waiting.forEach(order -> placeOrder.goOn(order, ResolutionReason.PAYMENT));
    }
}

package larder.order.proposal;

import java.time.Clock;
import larder.contracts.OrderId;
import larder.contracts.product.ProductState;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.order.ledger.Order;
import larder.order.profile.CountryProfile;
import larder.order.profile.DeliveryWindow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes with an order what is offered for its price, in the transaction that prices it. */
@Component
public class NotedOffers {

    private final JdbcClient jdbc;
    private final Clock clock;

    NotedOffers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the catalogue has set aside, and when it would come if it were bought now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Order order, StockReserved reserved, CountryProfile profile) {
        ProductState.@Nullable Name name = reserved.productName();
        jdbc.sql("update orders set product_name_en = :en, product_name_ko = :ko, seller = :seller where id = :id")
                .param("en", name == null ? null : name.en())
                .param("ko", name == null ? null : name.ko())
                .param("seller", reserved.seller())
                .param("id", order.id().uuid())
                .update();
        promise(order.id(), profile);
    }

    /** When it would come if it were bought now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void promise(OrderId order, CountryProfile profile) {
        promise(order, profile.deliveryAfter(clock.instant()));
    }

    /** When it comes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void promise(OrderId order, DeliveryWindow window) {
        jdbc.sql("update orders set deliver_from = ?, deliver_by = ? where id = ?")
                .param(window.earliest())
                .param(window.latest())
                .param(order.uuid())
                .update();
    }
}

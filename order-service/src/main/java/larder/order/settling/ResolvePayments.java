package larder.order.settling;

import java.util.List;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.order.OrderProperties;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import larder.order.method.PaymentMethodFollower;
import larder.order.payment.Payments;
import larder.order.profile.CountryProfiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tries the orders that could not be paid for again, now that their shopper pays in another way. */
@Component
class ResolvePayments implements PaymentMethodFollower {

    private final JdbcClient jdbc;
    private final OrderLedger ledger;
    private final Payments payments;
    private final CountryProfiles profiles;
    private final OrderProperties properties;

    ResolvePayments(
            JdbcClient jdbc,
            OrderLedger ledger,
            Payments payments,
            CountryProfiles profiles,
            OrderProperties properties) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.payments = payments;
        this.profiles = profiles;
        this.properties = properties;
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
        waiting.forEach(order -> ledger.ask(order, this::pay));
    }

    private Step pay(Order order) {
        return switch (payments.authorise(order, order.price().total())) {
            case GRANTED ->
                new Step.Place(
                        order.price(),
                        order.sent(),
                        profiles.of(order.terms().deliveryAddress()).graceAfter(order.trigger()));
            case PENDING -> new Step.Authorise(order.price(), order.sent());
            case DECLINED ->
                new Step.Unresolve(
                        null,
                        null,
                        ResolutionReason.PAYMENT,
                        properties.resolution().patience());
        };
    }
}

package larder.order.placing;

import java.time.Duration;
import java.util.function.Function;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.order.OrderProperties;
import larder.order.ledger.Order;
import larder.order.ledger.Price;
import larder.order.ledger.Sent;
import larder.order.ledger.Step;
import larder.order.payment.Payments;
import larder.order.profile.CountryProfiles;
import org.springframework.stereotype.Component;

/**
 * Asks to be paid for an order that nothing else stands in the way of, and says how the order goes on. To be called for an order that the
 * transaction holds and that waits for just this: nobody pays for any other.
 */
@Component
public class PayOrder {

    private final Payments payments;
    private final CountryProfiles profiles;
    private final OrderProperties properties;

    PayOrder(Payments payments, CountryProfiles profiles, OrderProperties properties) {
        this.payments = payments;
        this.profiles = profiles;
        this.properties = properties;
    }

    /** Places it when it is paid for at once. */
    public Step place(Order order, Price price, Sent sent) {
        return pay(order, price, grace -> new Step.Place(price, sent, grace), new Step.Authorise(price, sent), sent);
    }

    /**
     * Goes on as the caller says.
     *
     * @param paid the step once it is paid for, by the grace period that begins with it
     * @param pending the step while that is not known
     */
    public Step pay(Order order, Function<Duration, Step> paid, Step pending) {
        return pay(order, order.price(), paid, pending, order.sent());
    }

    private Step pay(Order order, Price price, Function<Duration, Step> paid, Step pending, Sent sent) {
        return switch (payments.authorise(order, price.total())) {
            case GRANTED -> paid.apply(graceOf(order));
            case PENDING -> pending;
            case DECLINED -> unresolved(price, sent);
        };
    }

    /** The grace period of an order that is placed now. */
    public Duration graceOf(Order order) {
        return profiles.of(order.terms().deliveryAddress()).graceAfter(order.trigger());
    }

    /** It cannot be paid for in the way that its shopper pays now. */
    public Step unpaid(Order order) {
        return unresolved(order.price(), order.sent());
    }

    private Step unresolved(Price price, Sent sent) {
        return new Step.Unresolve(
                price, sent, ResolutionReason.PAYMENT, properties.resolution().patience());
    }
}

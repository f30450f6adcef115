package larder.order.placing;

import java.util.Optional;
import larder.contracts.Consent;
import larder.contracts.OrderId;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.order.OrderProperties;
import larder.order.guarding.OrderGuards;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.OrderState;
import larder.order.ledger.Price;
import larder.order.ledger.Sent;
import larder.order.ledger.Step;
import larder.order.profile.CountryProfile;
import larder.order.profile.CountryProfiles;
import larder.order.proposal.NotedOffers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Places an order whose stock is set aside, unless its shopper is to be asked, it cannot be delivered, or it cannot be paid for. One without
 * stock waits for some; one that there will be none for is rejected.
 */
@Component
public class PlaceOrder {

    private final OrderLedger ledger;
    private final OrderGuards guards;
    private final CountryProfiles profiles;
    private final NotedOffers offers;
    private final PayOrder payOrder;
    private final OrderProperties properties;

    PlaceOrder(
            OrderLedger ledger,
            OrderGuards guards,
            CountryProfiles profiles,
            NotedOffers offers,
            PayOrder payOrder,
            OrderProperties properties) {
        this.ledger = ledger;
        this.guards = guards;
        this.profiles = profiles;
        this.offers = offers;
        this.payOrder = payOrder;
        this.properties = properties;
    }

    /** Stock that is told again changes nothing. */
    void place(StockReserved reserved) {
        ledger.recordIfAny(reserved.order(), order -> switch (order.state()) {
            case REQUESTED -> Optional.of(offer(order, reserved));
            case IN_RESOLUTION ->
                order.resolution() == ResolutionReason.OUT_OF_STOCK
                        ? Optional.of(offer(order, reserved))
                        : Optional.empty();
            case HELD, AUTHORISING, PLACED, CONFIRMED, SHIPPED, DELIVERED, UNDELIVERED, CANCELLED -> Optional.empty();
            case REJECTED ->
                throw new IllegalStateException("stock for " + order.id().value() + ", which was refused any");
        });
    }

    /** No stock is told once, before anything else: an order that has gone on has got some since. */
    void refuse(StockRefused refused) {
        ledger.recordIfAny(refused.order(), order -> switch (refused.reason()) {
            case OUT_OF_STOCK ->
                order.state() == OrderState.REQUESTED
                        ? Optional.of(unresolved(null, null, ResolutionReason.OUT_OF_STOCK))
                        : Optional.empty();
            case UNKNOWN_PRODUCT, NOT_FOR_SALE, SALE_SUSPENDED ->
                Optional.of(new Step.Reject(refused.reason(), refused.explanation()));
        });
    }

    /**
     * Lets an order go on whose obstacle was this one and is mended: all that is asked of a new one is asked again. Any other order stays as
     * it is.
     */
    public void goOn(OrderId id, ResolutionReason mended) {
        ledger.recordIfAny(
                id, order -> order.resolution() == mended ? Optional.of(offerAgain(order)) : Optional.empty());
    }

    /** For the price that it was set aside for; bringing it costs what it costs at its present address. */
    private Step offerAgain(Order order) {
        CountryProfile profile = profiles.of(order.terms().deliveryAddress());
        offers.promise(order.id(), profile);
        Price price = order.price();
        return profiles.delivers(order.terms().deliveryAddress())
                ? next(order, profile, price.brought(profile.deliveryCost(price.goods())), order.sent())
                : unresolved(price, order.sent(), ResolutionReason.ADDRESS);
    }

    private Step offer(Order order, StockReserved reserved) {
        CountryProfile profile = profiles.of(order.terms().deliveryAddress());
        Price price = Price.of(reserved.unitPrice(), reserved.total(), profile.deliveryCost(reserved.total()));
        offers.note(order, reserved, profile);
        return next(order, profile, price, new Sent(reserved.sku(), reserved.quantity(), reserved.askedFor()));
    }

    /** Delivery is part of the price: what the shopper agreed to is compared with all that they are to pay. */
    private Step next(Order order, CountryProfile profile, Price price, Sent sent) {
        if (!profiles.delivers(order.terms().deliveryAddress())) {
            return unresolved(price, sent, ResolutionReason.ADDRESS);
        }
        Consent.Mode mode =
                profile.limiting(order.terms(), order.trigger()).consent().mode();
        return guards.firstTripped(order, price, sent, mode)
                .<Step>map(reason -> new Step.Hold(price, sent, reason, profile.lapseOf(reason)))
                .orElseGet(() -> payOrder.place(order, price, sent));
    }

    private Step unresolved(@Nullable Price price, @Nullable Sent sent, ResolutionReason reason) {
        return new Step.Unresolve(price, sent, reason, properties.resolution().patience());
    }
}

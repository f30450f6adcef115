package larder.order.placing;

import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Price;
import larder.order.ledger.Sent;
import larder.order.ledger.Step;
import larder.order.profile.CountryProfile;
import larder.order.profile.CountryProfiles;
import larder.order.proposal.NotedOffers;
import org.springframework.stereotype.Component;

/** Places an order whose stock is set aside, unless it needs the shopper's consent; rejects one without stock. */
@Component
class PlaceOrder {

    private final OrderLedger ledger;
    private final PlacedOrders placedOrders;
    private final CountryProfiles profiles;
    private final NotedOffers offers;

    PlaceOrder(OrderLedger ledger, PlacedOrders placedOrders, CountryProfiles profiles, NotedOffers offers) {
        this.ledger = ledger;
        this.placedOrders = placedOrders;
        this.profiles = profiles;
        this.offers = offers;
    }

    void place(StockReserved reserved) {
        ledger.record(reserved.order(), order -> placeOrHold(order, reserved));
    }

    void reject(StockRefused refused) {
        ledger.record(refused.order(), _ -> new Step.Reject(refused.reason(), refused.explanation()));
    }

    /** Delivery is part of the price: what the shopper agreed to is compared with all that they are to pay. */
    private Step placeOrHold(Order order, StockReserved reserved) {
        CountryProfile profile = profiles.of(order.terms().deliveryAddress());
        Price price = Price.of(reserved.unitPrice(), reserved.total(), profile.deliveryCost(reserved.total()));
        var offered = new HoldPolicy.Offered(
                profile.limiting(order.terms(), order.trigger()),
                reserved.unitPrice(),
                price.total(),
                order.receivedAt(),
                placedOrders.besides(order),
                reserved.askedFor());
        offers.note(order, reserved, profile);
        Sent sent = new Sent(reserved.sku(), reserved.quantity());
        return HoldPolicy.reason(offered)
                .<Step>map(reason -> new Step.Hold(price, sent, reason, profile.lapseOf(reason)))
                .orElseGet(() -> new Step.Place(price, sent, profile.graceAfter(order.trigger())));
    }
}

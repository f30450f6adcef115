package larder.order.placing;

import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.order.OrderProperties;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Price;
import larder.order.ledger.Sent;
import larder.order.ledger.Step;
import larder.order.payment.Payments;
import org.springframework.stereotype.Component;

/** Places an order whose stock is set aside and paid for, unless it needs the shopper's consent; rejects one without stock. */
@Component
class PlaceOrder {

    private final OrderLedger ledger;
    private final PlacedOrders placedOrders;
    private final Payments payments;
    private final OrderProperties properties;

    PlaceOrder(OrderLedger ledger, PlacedOrders placedOrders, Payments payments, OrderProperties properties) {
        this.ledger = ledger;
        this.placedOrders = placedOrders;
        this.payments = payments;
        this.properties = properties;
    }

    void place(StockReserved reserved) {
        ledger.record(reserved.order(), order -> placeOrHold(order, reserved));
    }

    void reject(StockRefused refused) {
        ledger.record(refused.order(), _ -> new Step.Reject(refused.reason(), refused.explanation()));
    }

    private Step placeOrHold(Order order, StockReserved reserved) {
        Price price = Price.of(reserved.unitPrice(), reserved.total());
        var offered = new HoldPolicy.Offered(
                order.terms(),
                reserved.unitPrice(),
                reserved.total(),
                order.receivedAt(),
                placedOrders.besides(order),
                reserved.askedFor());
        Sent sent = new Sent(reserved.sku(), reserved.quantity());
        return HoldPolicy.reason(offered)
                .<Step>map(reason ->
                        new Step.Hold(price, sent, reason, properties.hold().lapse()))
                .orElseGet(() -> pay(order, price, sent));
    }

    /** Nobody pays for an order that does not wait for it any more. */
    private Step pay(Order order, Price price, Sent sent) {
        Step place = new Step.Place(price, sent, properties.graceAfter(order.trigger()));
        if (!order.admits(place)) {
            return place;
        }
        return switch (payments.authorise(order, price.total())) {
            case GRANTED -> place;
            case PENDING -> new Step.Authorise(price, sent);
            case DECLINED ->
                new Step.Unresolve(
                        price,
                        sent,
                        ResolutionReason.PAYMENT,
                        properties.resolution().patience());
        };
    }
}

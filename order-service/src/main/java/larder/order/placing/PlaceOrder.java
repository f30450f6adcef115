package larder.order.placing;

import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.order.OrderProperties;
import larder.order.guarding.OrderGuards;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Price;
import larder.order.ledger.Sent;
import larder.order.ledger.Step;
import org.springframework.stereotype.Component;

/** Places an order whose stock is set aside, unless a guard asks for the shopper's consent; rejects one without stock. */
@Component
class PlaceOrder {

    private final OrderLedger ledger;
    private final OrderGuards guards;
    private final OrderProperties properties;

    PlaceOrder(OrderLedger ledger, OrderGuards guards, OrderProperties properties) {
        this.ledger = ledger;
        this.guards = guards;
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
        Sent sent = new Sent(reserved.sku(), reserved.quantity());
        return guards.firstTripped(order, reserved, order.terms().consent().mode())
                .<Step>map(reason ->
                        new Step.Hold(price, sent, reason, properties.hold().lapse()))
                .orElseGet(() -> new Step.Place(price, sent, properties.graceAfter(order.trigger())));
    }
}

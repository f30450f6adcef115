package larder.order.placing;

import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.order.OrderProperties;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Price;
import larder.order.ledger.Step;
import org.springframework.stereotype.Component;

/** Places an order whose stock is set aside, unless the price needs the shopper's consent; rejects one without stock. */
@Component
class PlaceOrder {

    private final OrderLedger ledger;
    private final OrderProperties properties;

    PlaceOrder(OrderLedger ledger, OrderProperties properties) {
        this.ledger = ledger;
        this.properties = properties;
    }

    void place(StockReserved reserved) {
        Price price = Price.of(reserved.unitPrice(), reserved.total());
        ledger.record(reserved.order(), order -> placeOrHold(order, price));
    }

    void reject(StockRefused refused) {
        ledger.record(refused.order(), _ -> new Step.Reject(refused.reason()));
    }

    private Step placeOrHold(Order order, Price price) {
        return PriceGuardPolicy.admits(order.terms(), price.total())
                ? new Step.Place(price, properties.graceAfter(order.trigger()))
                : new Step.Hold(
                        price, HoldReason.PRICE_ABOVE_CEILING, properties.hold().lapse());
    }
}

package larder.catalog.waiting;

import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import larder.contracts.order.OrderEvent.OrderRequested;

/** What an order would have set aside. */
public record StockWish(OrderId order, SlotId slot, OrderTerms terms) {

    public static StockWish of(OrderRequested request) {
        return new StockWish(request.order(), request.slot(), request.terms());
    }

    public String country() {
        return terms.deliveryAddress().country();
    }
}

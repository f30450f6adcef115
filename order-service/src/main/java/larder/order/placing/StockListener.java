package larder.order.placing;

import larder.contracts.OrderId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReleased;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.contracts.stock.StockEvent.StockShipped;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/** Hears the catalogue answer. */
@Component
class StockListener implements EventListener<OrderId, StockEvent> {

    private final PlaceOrder placeOrder;

    StockListener(PlaceOrder placeOrder) {
        this.placeOrder = placeOrder;
    }

    @Override
    public Topic<OrderId, StockEvent> topic() {
        return Topics.STOCK_EVENTS;
    }

    @Override
    public void on(StockEvent event) {
        switch (event) {
            case StockReserved reserved -> placeOrder.place(reserved);
            case StockRefused refused -> placeOrder.refuse(refused);
            case StockReleased _, StockShipped _ -> {}
        }
    }
}

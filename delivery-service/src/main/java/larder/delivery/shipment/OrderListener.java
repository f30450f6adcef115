package larder.delivery.shipment;

import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.contracts.order.OrderEvent.OrderDelivered;
import larder.contracts.order.OrderEvent.OrderHeld;
import larder.contracts.order.OrderEvent.OrderPlaced;
import larder.contracts.order.OrderEvent.OrderRejected;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.OrderShipped;
import larder.contracts.order.OrderEvent.OrderUndelivered;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/** Hears of orders; a confirmed one is to be delivered, and nothing else of an order concerns deliveries. */
@Component
class OrderListener implements EventListener<SlotId, OrderEvent> {

    private final CreateShipment createShipment;

    OrderListener(CreateShipment createShipment) {
        this.createShipment = createShipment;
    }

    @Override
    public Topic<SlotId, OrderEvent> topic() {
        return Topics.ORDER_EVENTS;
    }

    @Override
    public void on(OrderEvent event) {
        switch (event) {
            case OrderConfirmed confirmed -> createShipment.create(confirmed);
            case OrderRequested _,
                    OrderPlaced _,
                    OrderHeld _,
                    OrderShipped _,
                    OrderDelivered _,
                    OrderCancelled _,
                    OrderRejected _,
                    OrderUndelivered _ -> {}
        }
    }
}

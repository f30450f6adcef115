package larder.delivery.shipment;

import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.OrderConfirmed;
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
            case OrderEvent.OrderRequested _,
                    OrderEvent.OrderHeld _,
                    OrderEvent.OrderAuthorising _,
                    OrderEvent.OrderInResolution _,
                    OrderEvent.OrderPlaced _,
                    OrderEvent.OrderShipped _,
                    OrderEvent.OrderDelivered _,
                    OrderEvent.OrderCancelled _,
                    OrderEvent.OrderRejected _,
                    OrderEvent.OrderUndelivered _,
                    OrderEvent.OrderReturnAsked _,
                    OrderEvent.OrderReturnSettled _ -> {}
        }
    }
}

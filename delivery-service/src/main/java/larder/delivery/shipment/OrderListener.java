package larder.delivery.shipment;

import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/** Hears of orders: a confirmed one is to be delivered, and one that is cancelled after that is not. */
@Component
class OrderListener implements EventListener<SlotId, OrderEvent> {

    private final CreateShipment createShipment;
    private final CallOffShipment callOffShipment;

    OrderListener(CreateShipment createShipment, CallOffShipment callOffShipment) {
        this.createShipment = createShipment;
        this.callOffShipment = callOffShipment;
    }

    @Override
    public Topic<SlotId, OrderEvent> topic() {
        return Topics.ORDER_EVENTS;
    }

    @Override
    public void on(OrderEvent event) {
        switch (event) {
            case OrderConfirmed confirmed -> createShipment.create(confirmed);
            case OrderCancelled cancelled -> callOffShipment.callOff(cancelled.order());
            case OrderEvent.OrderRequested _,
                    OrderEvent.OrderHeld _,
                    OrderEvent.OrderAuthorising _,
                    OrderEvent.OrderInResolution _,
                    OrderEvent.OrderPlaced _,
                    OrderEvent.OrderShipped _,
                    OrderEvent.OrderDelivered _,
                    OrderEvent.OrderRejected _,
                    OrderEvent.OrderUndelivered _,
                    OrderEvent.OrderReturnAsked _,
                    OrderEvent.OrderReturnSettled _ -> {}
        }
    }
}

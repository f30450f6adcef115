package larder.order.tracking;

import larder.contracts.OrderId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.delivery.DeliveryEvent;
import larder.contracts.delivery.DeliveryEvent.Delivered;
import larder.contracts.delivery.DeliveryEvent.DeliveryFailed;
import larder.contracts.delivery.DeliveryEvent.OutForDelivery;
import larder.contracts.delivery.DeliveryEvent.ShipmentCancelled;
import larder.contracts.delivery.DeliveryEvent.ShipmentCreated;
import larder.contracts.delivery.DeliveryEvent.ShipmentDispatched;
import larder.contracts.delivery.DeliveryEvent.ShipmentReturned;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/** Hears how the parcel fares. */
@Component
class DeliveryListener implements EventListener<OrderId, DeliveryEvent> {

    private final TrackDelivery trackDelivery;

    DeliveryListener(TrackDelivery trackDelivery) {
        this.trackDelivery = trackDelivery;
    }

    @Override
    public Topic<OrderId, DeliveryEvent> topic() {
        return Topics.DELIVERY_EVENTS;
    }

    @Override
    public void on(DeliveryEvent event) {
        switch (event) {
            case ShipmentDispatched dispatched -> trackDelivery.shipped(dispatched.order());
            case Delivered delivered -> trackDelivery.delivered(delivered.order());
            case DeliveryFailed failed -> trackDelivery.failed(failed.order(), failed.reason());
            case ShipmentCreated _, OutForDelivery _, ShipmentCancelled _, ShipmentReturned _ -> {}
        }
    }
}

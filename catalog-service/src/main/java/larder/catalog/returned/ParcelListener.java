package larder.catalog.returned;

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

/** Hears which parcels came back, and which arrived. */
@Component
class ParcelListener implements EventListener<OrderId, DeliveryEvent> {

    private final SettleParcel settleParcel;

    ParcelListener(SettleParcel settleParcel) {
        this.settleParcel = settleParcel;
    }

    @Override
    public Topic<OrderId, DeliveryEvent> topic() {
        return Topics.DELIVERY_EVENTS;
    }

    @Override
    public void on(DeliveryEvent event) {
        switch (event) {
            case ShipmentReturned returned -> settleParcel.cameBack(returned.order());
            case Delivered delivered -> settleParcel.delivered(delivered.order());
            case ShipmentCreated _, ShipmentDispatched _, OutForDelivery _, DeliveryFailed _, ShipmentCancelled _ -> {}
        }
    }
}

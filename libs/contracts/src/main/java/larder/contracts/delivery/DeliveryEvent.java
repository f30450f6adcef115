package larder.contracts.delivery;

import java.time.Instant;
import larder.contracts.OrderId;
import larder.contracts.ShipmentId;

/** A step of a shipment. */
public sealed interface DeliveryEvent {

    ShipmentId shipment();

    OrderId order();

    Instant at();

    /** A parcel is to be brought; the carrier has been asked. */
    record ShipmentCreated(ShipmentId shipment, OrderId order, Instant at) implements DeliveryEvent {}

    /** The carrier has the parcel. */
    record ShipmentDispatched(ShipmentId shipment, OrderId order, String trackingNumber, Instant at)
            implements DeliveryEvent {}

    /** The parcel is on the van that goes to the door. */
    record OutForDelivery(ShipmentId shipment, OrderId order, Instant at) implements DeliveryEvent {}

    record Delivered(ShipmentId shipment, OrderId order, Instant at) implements DeliveryEvent {}

    record DeliveryFailed(ShipmentId shipment, OrderId order, String reason, Instant at) implements DeliveryEvent {}

    /** Called off before the carrier had the parcel. */
    record ShipmentCancelled(ShipmentId shipment, OrderId order, Instant at) implements DeliveryEvent {}

    /** Called off on its way, and back in the house. */
    record ShipmentReturned(ShipmentId shipment, OrderId order, Instant at) implements DeliveryEvent {}
}

package larder.delivery.carrier;

import larder.contracts.Address;
import larder.contracts.OrderId;
import larder.contracts.Quantity;
import larder.contracts.ShipmentId;
import larder.contracts.Sku;

/** What a carrier is told of a shipment. */
public record Parcel(ShipmentId shipment, OrderId order, Sku sku, Quantity quantity, Address address) {

    /** A tracking number that is the same however often it is asked for: a prefix and 16 hex digits of the shipment. */
    public String trackingNumber(String prefix) {
        String hex = shipment.value().replace("-", "");
        return prefix + hex.substring(0, Math.min(16, hex.length()));
    }
}

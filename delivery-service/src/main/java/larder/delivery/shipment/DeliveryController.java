package larder.delivery.shipment;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import larder.contracts.Address;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.Quantity;
import larder.contracts.ShipmentId;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows shoppers how their parcels come along. Needs the role shopper; another's delivery is 404 {@code not-found}. */
@RestController
@RequestMapping("/v1/deliveries")
@AllowedTo(roles = "'SHOPPER'", scope = "deliveries")
class DeliveryController {

    private final Shipments shipments;

    DeliveryController(Shipments shipments) {
        this.shipments = shipments;
    }

    /** The deliveries of one of the shopper's orders: none before it is confirmed. */
    @GetMapping
    Deliveries ofOrder(@RequestParam OrderId order, Principal caller) {
        return new Deliveries(
                shipments
                        .findByOrderId(order.uuid())
                        .filter(found -> found.belongsTo(shopper(caller)))
                        .map(Delivery::summary)
                        .stream()
                        .toList());
    }

    /** One delivery with its history, oldest step first. */
    @GetMapping("/{id}")
    Delivery one(@PathVariable ShipmentId id, Principal caller) {
        return shipments
                .findWithHistory(id.value())
                .filter(found -> found.belongsTo(shopper(caller)))
                .map(Delivery::inFull)
                .orElseThrow(() -> ShipmentNotFound.with(id));
    }

    private static ShopperId shopper(Principal caller) {
        return new ShopperId(caller.getName());
    }

    /** Deliveries without their histories. */
    record Deliveries(List<Delivery> deliveries) {}

    /**
     * A delivery as its shopper sees it.
     *
     * @param preference how the shopper would like to receive it
     * @param since when it took its present step
     * @param failure why it failed, if it did
     * @param test true where there is no parcel, because the order is a test; otherwise absent
     * @param history each step with its time; left out of lists
     */
    record Delivery(
            ShipmentId id,
            OrderId order,
            Sku sku,
            Quantity quantity,
            Address address,
            DeliveryPreference preference,
            Step step,
            Instant since,
            @Nullable String trackingNumber,
            @Nullable String failure,
            @Nullable Boolean test,
            @Nullable List<Past> history) {

        static Delivery summary(Shipment shipment) {
            return of(shipment, null);
        }

        static Delivery inFull(Shipment shipment) {
            return of(
                    shipment,
                    shipment.history().stream()
                            .map(taken -> new Past(taken.step(), taken.at()))
                            .toList());
        }

        private static Delivery of(Shipment shipment, @Nullable List<Past> history) {
            return new Delivery(
                    shipment.id(),
                    shipment.order(),
                    shipment.sku(),
                    shipment.quantity(),
                    shipment.address(),
                    shipment.preference(),
                    shipment.step(),
                    shipment.since(),
                    shipment.trackingNumber(),
                    shipment.failure(),
                    shipment.isTest() ? Boolean.TRUE : null,
                    history);
        }
    }

    /** A step and when it was taken. */
    record Past(Step step, Instant at) {}
}

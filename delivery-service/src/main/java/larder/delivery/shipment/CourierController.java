package larder.delivery.shipment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import larder.contracts.Address;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.ShipmentId;
import larder.delivery.carrier.CourierId;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a courier's phone talks to. Needs the role courier. Each step may be reported again: the answer is the same and
 * nothing happens twice. Errors: 404 {@code not-found} for a shipment that is another courier's, 409 {@code conflict} for
 * a step that does not follow from where the shipment stands.
 */
@RestController
@RequestMapping("/v1/courier")
@AllowedTo(roles = "'COURIER'", scope = "courier")
class CourierController {

    private final Shipments shipments;
    private final AdvanceShipment advanceShipment;

    CourierController(Shipments shipments, AdvanceShipment advanceShipment) {
        this.shipments = shipments;
        this.advanceShipment = advanceShipment;
    }

    /** The open shipments of this courier, recalled ones among them, and those that wait for any: up to {@code limit}, those after {@code after}. */
    @GetMapping("/manifest")
    Manifest manifest(
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "") @Size(max = 64) String after,
            Principal caller) {
        return Manifest.of(shipments.manifest(courier(caller).value(), after, Limit.of(limit)), limit);
    }

    /** The courier has the parcel; from now on it is theirs. */
    @PostMapping("/shipments/{id}/dispatched")
    Line dispatched(@PathVariable ShipmentId id, Principal caller) {
        return advance(id, caller, (shipment, now) -> shipment.dispatch(courier(caller), now));
    }

    /** The parcel is on the van that goes to the door. */
    @PostMapping("/shipments/{id}/out-for-delivery")
    Line outForDelivery(@PathVariable ShipmentId id, Principal caller) {
        return advance(id, caller, (shipment, now) -> shipment.goOut(courier(caller), now));
    }

    /** The parcel was handed over. */
    @PostMapping("/shipments/{id}/delivered")
    Line delivered(@PathVariable ShipmentId id, Principal caller) {
        return advance(id, caller, (shipment, now) -> shipment.deliver(courier(caller), now));
    }

    /** The parcel cannot be brought. */
    @PostMapping("/shipments/{id}/failed")
    Line failed(@PathVariable ShipmentId id, @Valid @RequestBody Failure failure, Principal caller) {
        return advance(id, caller, (shipment, now) -> shipment.fail(failure.reason(), courier(caller), now));
    }

    /** The parcel was recalled, and is back in the house. */
    @PostMapping("/shipments/{id}/returned")
    Line returned(@PathVariable ShipmentId id, Principal caller) {
        return advance(id, caller, (shipment, now) -> shipment.comeBack(courier(caller), now));
    }

    private Line advance(ShipmentId id, Principal caller, BiFunction<Shipment, Instant, Move> step) {
        return switch (advanceShipment.advance(id, courier(caller), step)) {
            case Move.Taken taken -> Line.of(taken.shipment());
            case Move.Repeated repeated -> Line.of(repeated.shipment());
            case Move.Refused refused -> throw StepRefused.by(refused);
        };
    }

    private static CourierId courier(Principal caller) {
        return new CourierId(caller.getName());
    }

    /**
     * Why a parcel could not be brought.
     *
     * @param reason for the shopper to read, up to 200 characters
     */
    record Failure(@NotBlank @Size(max = 200) String reason) {}

    /**
     * A page of a manifest.
     *
     * @param next the {@code after} of the next page; none on the last
     */
    record Manifest(List<Line> shipments, @Nullable String next) {

        static Manifest of(List<Shipment> page, int limit) {
            List<Line> lines = page.stream().map(Line::of).toList();
            return new Manifest(
                    lines, lines.size() < limit ? null : lines.getLast().id().value());
        }
    }

    /**
     * One parcel, as a courier sees it.
     *
     * @param yours whether it is this courier's; otherwise the first who dispatches it brings it
     * @param preference how the shopper would like to receive it
     * @param since when it took its present step
     */
    record Line(
            ShipmentId id,
            OrderId order,
            boolean yours,
            @Nullable String trackingNumber,
            Address address,
            DeliveryPreference preference,
            Step step,
            Instant since) {

        static Line of(Shipment shipment) {
            return new Line(
                    shipment.id(),
                    shipment.order(),
                    shipment.hasCourier(),
                    shipment.trackingNumber(),
                    shipment.address(),
                    shipment.preference(),
                    shipment.step(),
                    shipment.since());
        }
    }
}

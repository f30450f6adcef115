package larder.delivery.shipment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import larder.contracts.Address;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.Quantity;
import larder.contracts.ShipmentId;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.delivery.DeliveryEvent;
import larder.contracts.delivery.DeliveryEvent.Delivered;
import larder.contracts.delivery.DeliveryEvent.DeliveryFailed;
import larder.contracts.delivery.DeliveryEvent.OutForDelivery;
import larder.contracts.delivery.DeliveryEvent.ShipmentCancelled;
import larder.contracts.delivery.DeliveryEvent.ShipmentCreated;
import larder.contracts.delivery.DeliveryEvent.ShipmentDispatched;
import larder.contracts.delivery.DeliveryEvent.ShipmentReturned;
import larder.delivery.carrier.Booking.Booked;
import larder.delivery.carrier.CourierId;
import larder.delivery.carrier.Parcel;
import org.jspecify.annotations.Nullable;

/** One parcel on its way: the only place where its step changes. An order has one shipment, named after it. */
@Entity
@Table(name = "shipment")
class Shipment {

    private static final String THIS_SERVICE = "delivery-service";

    @Id
    private String id;

    private UUID orderId;
    private String shopper;
    private String sku;
    private int packs;

    @Embedded
    private Door door;

    @Enumerated(EnumType.STRING)
    private DeliveryPreference preference;

    @Enumerated(EnumType.STRING)
    private Step step;

    private Instant since;
    private @Nullable String trackingNumber;
    private @Nullable String courier;
    private @Nullable String failure;
    private boolean test;

    @Version
    private @Nullable Long version;

    @ElementCollection
    @CollectionTable(name = "shipment_step", joinColumns = @JoinColumn(name = "shipment_id"))
    @OrderColumn(name = "seq")
    private List<StepTaken> history = new ArrayList<>();

    // Hibernate fills in what this leaves open.
    @SuppressWarnings("NullAway.Init")
    protected Shipment() {}

    Shipment(OrderId order, OrderTerms terms, Instant at) {
        this.id = idFor(order).value();
        this.orderId = order.uuid();
        this.shopper = terms.owner().value();
        this.sku = terms.sku().value();
        this.packs = terms.quantity().packs();
        this.door = Door.at(terms.deliveryAddress());
        this.preference = terms.deliveryPreference();
        this.test = terms.runsAsTest();
        this.step = Step.CREATED;
        this.since = at.truncatedTo(ChronoUnit.MICROS);
        history.add(new StepTaken(step, since, THIS_SERVICE));
    }

    /** The id of an order's shipment: a name-based UUID (RFC 9562, section 5.3) of the order. */
    static ShipmentId idFor(OrderId order) {
        return new ShipmentId(UUID.nameUUIDFromBytes(("shipment/" + order.value()).getBytes(StandardCharsets.UTF_8))
                .toString());
    }

    Move book(Booked booking, String carrier, Instant at) {
        Move move = take(Step.BOOKED, carrier, at);
        if (move instanceof Move.Taken) {
            trackingNumber = booking.trackingNumber();
            courier = booking.courier() == null ? null : booking.courier().value();
        }
        return move;
    }

    /** The courier who takes the first step with a parcel that was nobody's keeps it. */
    Move dispatch(CourierId by, Instant at) {
        return takeBy(by, Step.DISPATCHED, at);
    }

    Move goOut(CourierId by, Instant at) {
        return takeBy(by, Step.OUT_FOR_DELIVERY, at);
    }

    Move deliver(CourierId by, Instant at) {
        return takeBy(by, Step.DELIVERED, at);
    }

    Move fail(String reason, CourierId by, Instant at) {
        Move move = fail(reason, by.value(), at);
        if (move instanceof Move.Taken) {
            courier = by.value();
        }
        return move;
    }

    /** The order was cancelled: nobody is to bring it, or whoever has it brings it back. */
    Move callOff(Instant at) {
        return switch (step) {
            case CREATED, BOOKED, CANCELLED -> take(Step.CANCELLED, THIS_SERVICE, at);
            case DISPATCHED, OUT_FOR_DELIVERY, DELIVERED, FAILED, RECALLED, RETURNED ->
                take(Step.RECALLED, THIS_SERVICE, at);
        };
    }

    Move comeBack(CourierId by, Instant at) {
        return takeBy(by, Step.RETURNED, at);
    }

    /** Takes the next step of a test, which nobody carries. */
    Move pretend(Instant at) {
        return take(step.onward(), THIS_SERVICE, at);
    }

    private Move takeBy(CourierId by, Step next, Instant at) {
        Move move = take(next, by.value(), at);
        if (move instanceof Move.Taken) {
            courier = by.value();
        }
        return move;
    }

    Move fail(String reason, String by, Instant at) {
        Move move = take(Step.FAILED, by, at);
        if (move instanceof Move.Taken) {
            failure = reason;
        }
        return move;
    }

    private Move take(Step next, String by, Instant at) {
        if (history.stream().anyMatch(taken -> taken.step() == next)) {
            return new Move.Repeated(this);
        }
        if (!step.leadsTo(next)) {
            return new Move.Refused(step, next);
        }
        step = next;
        since = at.truncatedTo(ChronoUnit.MICROS);
        history.add(new StepTaken(step, since, by));
        return new Move.Taken(this);
    }

    /** What the last step says to the rest of Larder; a booking or a recall concerns nobody else. */
    Optional<DeliveryEvent> news() {
        return switch (step) {
            case CREATED -> Optional.of(new ShipmentCreated(id(), order(), since));
            case BOOKED, RECALLED -> Optional.empty();
            case DISPATCHED ->
                Optional.of(new ShipmentDispatched(id(), order(), trackingNumber == null ? "" : trackingNumber, since));
            case OUT_FOR_DELIVERY -> Optional.of(new OutForDelivery(id(), order(), since));
            case DELIVERED -> Optional.of(new Delivered(id(), order(), since));
            case FAILED -> Optional.of(new DeliveryFailed(id(), order(), failure == null ? "" : failure, since));
            case CANCELLED -> Optional.of(new ShipmentCancelled(id(), order(), since));
            case RETURNED -> Optional.of(new ShipmentReturned(id(), order(), since));
        };
    }

    /** Whether there is no parcel. */
    boolean isTest() {
        return test;
    }

    boolean belongsTo(ShopperId asking) {
        return shopper.equals(asking.value());
    }

    boolean hasCourier() {
        return courier != null;
    }

    /** Whether a courier may see it and act on it: it is theirs or still nobody's. */
    boolean isWithinReachOf(CourierId asking) {
        if (test) {
            return false;
        }
        return courier == null ? step == Step.BOOKED : courier.equals(asking.value());
    }

    Parcel parcel() {
        return new Parcel(id(), order(), new Sku(sku), new Quantity(packs), address());
    }

    ShipmentId id() {
        return new ShipmentId(id);
    }

    OrderId order() {
        return new OrderId(orderId);
    }

    Sku sku() {
        return new Sku(sku);
    }

    Quantity quantity() {
        return new Quantity(packs);
    }

    Address address() {
        return door.address();
    }

    DeliveryPreference preference() {
        return preference;
    }

    Step step() {
        return step;
    }

    Instant since() {
        return since;
    }

    @Nullable
    String trackingNumber() {
        return trackingNumber;
    }

    @Nullable
    String failure() {
        return failure;
    }

    List<StepTaken> history() {
        return List.copyOf(history);
    }
}

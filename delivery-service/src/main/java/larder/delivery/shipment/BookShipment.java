package larder.delivery.shipment;

import java.time.Clock;
import larder.contracts.ShipmentId;
import larder.delivery.carrier.Booking;
import larder.delivery.carrier.Booking.Booked;
import larder.delivery.carrier.Booking.Refused;
import larder.delivery.carrier.Carrier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Asks the carrier to bring a shipment, with no transaction open meanwhile, and notes the answer. */
@Component
class BookShipment {

    private final Shipments shipments;
    private final Carrier carrier;
    private final StepAnnouncer announcer;
    private final TransactionOperations transaction;
    private final Clock clock;

    BookShipment(
            Shipments shipments,
            Carrier carrier,
            StepAnnouncer announcer,
            TransactionOperations transaction,
            Clock clock) {
        this.shipments = shipments;
        this.carrier = carrier;
        this.announcer = announcer;
        this.transaction = transaction;
        this.clock = clock;
    }

    void book(ShipmentId id) {
        Shipment shipment = shipments.findById(id.value()).orElseThrow(() -> ShipmentNotFound.with(id));
        if (shipment.step() == Step.CREATED) {
            Booking answer = carrier.book(shipment.parcel());
            transaction.executeWithoutResult(_ -> note(id, answer));
        }
    }

    private void note(ShipmentId id, Booking answer) {
        Shipment shipment = shipments.lock(id.value()).orElseThrow(() -> ShipmentNotFound.with(id));
        Move move = switch (answer) {
            case Booked booked -> shipment.book(booked, carrier.name(), clock.instant());
            case Refused refused -> shipment.fail(refused.reason(), carrier.name(), clock.instant());
        };
        switch (move) {
            case Move.Taken taken -> announcer.announce(taken.shipment());
            case Move.Repeated _, Move.Refused _ -> {}
        }
    }
}

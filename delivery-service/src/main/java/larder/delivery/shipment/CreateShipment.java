package larder.delivery.shipment;

import java.time.Clock;
import java.time.Instant;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the one shipment of a confirmed order, unless that was cancelled, and leaves a durable note that a carrier is to be asked. */
@Component
class CreateShipment {

    private final Shipments shipments;
    private final CalledOffOrders calledOff;
    private final BookingQueue bookings;
    private final StepAnnouncer announcer;
    private final Clock clock;

    CreateShipment(
            Shipments shipments,
            CalledOffOrders calledOff,
            BookingQueue bookings,
            StepAnnouncer announcer,
            Clock clock) {
        this.shipments = shipments;
        this.calledOff = calledOff;
        this.bookings = bookings;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Transactional
    void create(OrderConfirmed confirmed) {
        if (shipments.existsByOrderId(confirmed.order().uuid()) || calledOff.contains(confirmed.order())) {
            return;
        }
        Instant now = clock.instant();
        Shipment shipment = shipments.save(new Shipment(confirmed.order(), confirmed.terms(), now));
        if (shipment.isTest()) {
            bookings.addTest(shipment.id(), now);
        } else {
            bookings.add(shipment.id(), now);
        }
        announcer.announce(shipment);
    }
}

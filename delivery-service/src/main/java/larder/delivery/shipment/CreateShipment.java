package larder.delivery.shipment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Instant;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the one shipment of a confirmed order and leaves a durable note that a carrier is to be asked. */
@Component
class CreateShipment {

    private final Shipments shipments;
    private final SchedulerClient scheduler;
    private final StepAnnouncer announcer;
    private final Clock clock;

    CreateShipment(Shipments shipments, SchedulerClient scheduler, StepAnnouncer announcer, Clock clock) {
        this.shipments = shipments;
        this.scheduler = scheduler;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Transactional
    void create(OrderConfirmed confirmed) {
        if (shipments.existsByOrderId(confirmed.order().uuid())) {
            return;
        }
        Instant now = clock.instant();
        Shipment shipment = shipments.save(new Shipment(confirmed.order(), confirmed.terms(), now));
        scheduler.scheduleIfNotExists(
                BookingTask.BOOK.instance(shipment.id().value()).build(), now);
        announcer.announce(shipment);
    }
}

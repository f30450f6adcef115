package larder.delivery.shipment;

import java.time.Clock;
import larder.contracts.ShipmentId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves a shipment that is a test: no carrier is asked, and no courier hears of it. */
@Component
class PretendShipment {

    private final Shipments shipments;
    private final StepAnnouncer announcer;
    private final Clock clock;

    PretendShipment(Shipments shipments, StepAnnouncer announcer, Clock clock) {
        this.shipments = shipments;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** Takes the next step; whether there is another one. */
    @Transactional
    boolean moveOn(ShipmentId id) {
        Shipment shipment = shipments.lock(id.value()).orElseThrow(() -> ShipmentNotFound.with(id));
        if (shipment.pretend(clock.instant()) instanceof Move.Taken taken) {
            announcer.announce(taken.shipment());
        }
        return !shipment.step().last();
    }
}

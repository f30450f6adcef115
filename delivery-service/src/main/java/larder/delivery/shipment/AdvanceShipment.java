package larder.delivery.shipment;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import larder.contracts.ShipmentId;
import larder.delivery.carrier.CourierId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a shipment one step on as its courier reports. */
@Component
class AdvanceShipment {

    private final Shipments shipments;
    private final StepAnnouncer announcer;
    private final Clock clock;

    AdvanceShipment(Shipments shipments, StepAnnouncer announcer, Clock clock) {
        this.shipments = shipments;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Takes the step that the courier reports.
     *
     * @param step what to do with the shipment at the present time
     * @throws ShipmentNotFound when there is no such shipment within the courier's reach
     */
    @Transactional
    Move advance(ShipmentId id, CourierId courier, BiFunction<Shipment, Instant, Move> step) {
        Shipment shipment = shipments
                .lock(id.value())
                .filter(found -> found.isWithinReachOf(courier))
                .orElseThrow(() -> ShipmentNotFound.with(id));
        Move move = step.apply(shipment, clock.instant());
        if (move instanceof Move.Taken taken) {
            announcer.announce(taken.shipment());
        }
        return move;
    }
}

package larder.delivery.shipment;

import java.time.Clock;
import larder.contracts.OrderId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls the shipment of a cancelled order off, or back from whoever has it; one that has come to its end stays as it ended. */
@Component
class CallOffShipment {

    private static final Logger log = LoggerFactory.getLogger(CallOffShipment.class);

    private final Shipments shipments;
    private final CalledOffOrders calledOff;
    private final StepAnnouncer announcer;
    private final Clock clock;

    CallOffShipment(Shipments shipments, CalledOffOrders calledOff, StepAnnouncer announcer, Clock clock) {
        this.shipments = shipments;
        this.calledOff = calledOff;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** An order that was cancelled before it had a shipment gets none any more. */
    @Transactional
    void callOff(OrderId order) {
        shipments.lock(Shipment.idFor(order).value()).ifPresentOrElse(this::callOff, () -> calledOff.add(order));
    }

    private void callOff(Shipment shipment) {
        switch (shipment.callOff(clock.instant())) {
            case Move.Taken taken -> announcer.announce(taken.shipment());
            case Move.Repeated _ -> {}
            case Move.Refused refused ->
                log.atInfo()
                        .addKeyValue("shipment", shipment.id())
                        .addKeyValue("step", refused.from())
                        .log("shipment can no longer be called off");
        }
    }
}

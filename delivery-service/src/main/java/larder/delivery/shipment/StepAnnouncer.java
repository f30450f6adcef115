package larder.delivery.shipment;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import larder.contracts.Topics;
import larder.support.EventOutbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells of a step that was just taken: to the topic with the transaction, to log and metrics once it has committed. */
@Component
class StepAnnouncer {

    private static final Logger log = LoggerFactory.getLogger(StepAnnouncer.class);

    private final EventOutbox outbox;
    private final MeterRegistry meters;

    StepAnnouncer(EventOutbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    void announce(Shipment shipment) {
        shipment.news().ifPresent(news -> outbox.append(Topics.DELIVERY_EVENTS, shipment.order(), news));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                countAndLog(shipment);
            }
        });
    }

    private void countAndLog(Shipment shipment) {
        String step = shipment.step().name().toLowerCase(Locale.ROOT);
        meters.counter("larder.delivery.steps", "step", step).increment();
        log.atInfo()
                .addKeyValue("shipment", shipment.id())
                .addKeyValue("order", shipment.order())
                .addKeyValue("step", step)
                .log("Shipment moved on");
    }
}

package larder.order.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import larder.support.trace.CurrentTrace;
import larder.support.trace.TraceContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the log and the meters of each change, once it is committed. */
@Component
class OrderTrace {

    private static final Logger log = LoggerFactory.getLogger(OrderTrace.class);

    private final MeterRegistry meters;
    private final Timer pressToOrder;

    OrderTrace(MeterRegistry meters) {
        this.meters = meters;
        this.pressToOrder = Timer.builder("larder.press.to.order")
                .description("From the gateway's receipt of a device event to the order placed for it")
                .register(meters);
    }

    void entered(OrderId order, SlotId slot, OrderState state, String cause) {
        TraceContext present = CurrentTrace.get();
        TraceContext trace = present == null ? TraceContext.begin() : present;
        afterCommit(() -> {
            meters.counter("larder.order.transitions", "state", state.name().toLowerCase(Locale.ROOT))
                    .increment();
            try (CurrentTrace.Scope _ = CurrentTrace.open(trace)) {
                log.atInfo()
                        .addKeyValue("order", order)
                        .addKeyValue("slot", slot)
                        .addKeyValue("state", state)
                        .addKeyValue("cause", cause)
                        .log("order entered state");
            }
        });
    }

    void placed(Instant receivedAt, Instant at) {
        afterCommit(() -> pressToOrder.record(Duration.between(receivedAt, at)));
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}

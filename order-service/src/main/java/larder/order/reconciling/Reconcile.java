package larder.order.reconciling;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import larder.order.payment.PaymentTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Reconciles the payments of the last 30 days: asked for in one transaction, compared by a task. */
@Component
class Reconcile {

    private static final Logger log = LoggerFactory.getLogger(Reconcile.class);
    private static final Duration PERIOD = Duration.ofDays(30);

    private final Reconciliations reconciliations;
    private final Comparison comparison;
    private final PaymentTasks tasks;
    private final TransactionOperations transaction;
    private final MeterRegistry meters;
    private final Clock clock;

    Reconcile(
            Reconciliations reconciliations,
            Comparison comparison,
            PaymentTasks tasks,
            TransactionOperations transaction,
            MeterRegistry meters,
            Clock clock) {
        this.reconciliations = reconciliations;
        this.comparison = comparison;
        this.tasks = tasks;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional
    UUID ask() {
        UUID id = UUID.randomUUID();
        Instant now = now();
        reconciliations.insert(id, now.minus(PERIOD), now);
        tasks.ask(ReconcilingConfiguration.RECONCILE.instance(id.toString()).build(), now);
        return id;
    }

    /** Does one that was asked for, and tells what it found; nothing is changed. */
    void run(UUID id) {
        ReconciliationView asked = reconciliations.find(id).orElseThrow();
        Comparison.Result result = comparison.of(asked.from(), asked.until());
        Boolean first =
                transaction.execute(_ -> reconciliations.end(id, result.compared(), result.differences(), now()));
        if (Boolean.TRUE.equals(first)) {
            tell(id, result.differences());
        }
    }

    private void tell(UUID id, List<Difference> differences) {
        differences.forEach(found -> {
            meters.counter(
                            "larder.payment.differences",
                            "kind",
                            found.kind().name().toLowerCase(Locale.ROOT))
                    .increment();
            log.atWarn()
                    .addKeyValue("reconciliation", id)
                    .addKeyValue("kind", found.kind())
                    .addKeyValue("payment", found.payment())
                    .addKeyValue("order", found.order())
                    .log("payments differ");
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package larder.catalog.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what is done to policies: {@code larder.policy.changes} by scope and state, once it is committed. */
@Component
class PolicyMeter {

    private final MeterRegistry registry;

    PolicyMeter(MeterRegistry registry) {
        this.registry = registry;
        for (Scope scope : Scope.values()) {
            for (SaleState state : SaleState.values()) {
                counter(scope, state);
            }
        }
    }

    void count(Policy policy) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter(policy.scope(), policy.terms().state()).increment();
            }
        });
    }

    private Counter counter(Scope scope, SaleState state) {
        return Counter.builder("larder.policy.changes")
                .description("Sale policies that were laid, changed or lifted")
                .tag("scope", scope.name().toLowerCase(Locale.ROOT))
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}

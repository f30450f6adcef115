package larder.catalog.stock;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import larder.contracts.order.OrderEvent.RejectReason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what becomes of the packs orders ask for: {@code larder.stock.reservations} by outcome, once it is committed. */
@Component
class StockMeter {

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    StockMeter(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("larder.stock.reservations")
                            .description("Reservations asked for and settled, by outcome")
                            .tag("outcome", outcome.tag())
                            .register(registry));
        }
    }

    void count(Outcome outcome) {
        Counter counter = Objects.requireNonNull(counters.get(outcome));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter.increment();
            }
        });
    }

    /** The outcomes in which a reservation, or the wish for one, can end up. */
    enum Outcome {
        RESERVED,
        OUT_OF_STOCK,
        UNKNOWN_PRODUCT,
        NOT_FOR_SALE,
        SALE_SUSPENDED,
        SHIPPED,
        RELEASED;

        static Outcome of(RejectReason reason) {
            return switch (reason) {
                case OUT_OF_STOCK -> OUT_OF_STOCK;
                case UNKNOWN_PRODUCT -> UNKNOWN_PRODUCT;
                case NOT_FOR_SALE -> NOT_FOR_SALE;
                case SALE_SUSPENDED -> SALE_SUSPENDED;
            };
        }

        private String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

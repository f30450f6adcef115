package larder.catalog.feedrun;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts what became of the rows of feeds. */
@Component
class FeedMeter {

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    FeedMeter(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("larder.feed.rows")
                            .description("Rows of feeds and what became of them")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    private enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED,
        REMOVED
    }

    void count(FeedImport.Tally before, FeedImport.Tally after) {
        add(Outcome.CREATED, after.created() - before.created());
        add(Outcome.UPDATED, after.updated() - before.updated());
        add(Outcome.UNCHANGED, after.unchanged() - before.unchanged());
        add(Outcome.REFUSED, after.refused() - before.refused());
        add(Outcome.REMOVED, after.removed() - before.removed());
    }

    private void add(Outcome outcome, long rows) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.increment((double) rows);
        }
    }
}

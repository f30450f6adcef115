package larder.gateway.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;

/**
 * Counts events by kind and outcome. A reading that is refused before it is understood counts as {@code reading}.
 */
@Component
class EventCounters {

    private static final String ACCEPTED = "accepted";

    private final ConcurrentHashMap<Tags, Counter> counters = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    EventCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    void accepted(String kind) {
        count(kind, ACCEPTED);
    }

    void refused(String kind, ProblemType type) {
        count(kind, type.slug());
    }

    private void count(String kind, String outcome) {
        counters.computeIfAbsent(new Tags(kind, outcome), this::counter).increment();
    }

    private Counter counter(Tags tags) {
        return Counter.builder("larder.device.events")
                .description("Events that devices sent")
                .tag("kind", tags.kind())
                .tag("outcome", tags.outcome())
                .register(meters);
    }

    private record Tags(String kind, String outcome) {}
}

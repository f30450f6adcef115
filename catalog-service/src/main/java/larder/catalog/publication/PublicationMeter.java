package larder.catalog.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts the states that were published, {@code larder.products.published}, and the marks that wait, {@code larder.products.waiting}. */
@Component
class PublicationMeter {

    private final Counter published;

    PublicationMeter(MeterRegistry registry, Marks marks) {
        published = Counter.builder("larder.products.published")
                .description("States of products that the broker has taken")
                .register(registry);
        Gauge.builder("larder.products.waiting", marks, Marks::waiting)
                .description("Changes of products whose state is still to be published")
                .register(registry);
    }

    void count(int states) {
        published.increment(states);
    }
}

package larder.catalog.publication;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import larder.catalog.product.ProductStates;
import larder.contracts.Sku;
import larder.contracts.Topics;
import larder.contracts.product.ProductState;
import larder.support.StatePublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes the present state of products that were marked, one instance at a time. The marks are read first and the states after them,
 * so that a state holds every change that its marks speak of; the marks go when the broker has all states. Whatever fails in between
 * leaves the marks, and the states are read and sent again.
 */
@Component
class PublishProducts {

    private static final int SOME = 500;

    private final Marks marks;
    private final ProductStates states;
    private final StatePublisher publisher;
    private final PublicationMeter meter;
    private final UUID self = UUID.randomUUID();

    PublishProducts(Marks marks, ProductStates states, StatePublisher publisher, PublicationMeter meter) {
        this.marks = marks;
        this.states = states;
        this.publisher = publisher;
        this.meter = meter;
    }

    /** Publishes some; false when there are none, or another instance is at it. */
    @Transactional
    boolean step() {
        Optional<Marks.Right> right = marks.right();
        if (right.isEmpty()) {
            return false;
        }
        Instant now = marks.now();
        List<Mark> due = marks.due(now, SOME);
        if (due.isEmpty()) {
            return false;
        }
        Map<Sku, Optional<ProductState>> present = present(due, now);
        speakAs(right.get());
        publisher.publish(Topics.PRODUCTS, present, now);
        marks.remove(due);
        meter.count(present.size());
        return true;
    }

    private Map<Sku, Optional<ProductState>> present(List<Mark> due, Instant now) {
        Map<Sku, Instant> changedAt = new HashMap<>();
        due.forEach(mark -> changedAt.merge(mark.sku(), mark.due(), PublishProducts::later));
        Map<Sku, ProductState> found = states.present(changedAt, marks.nextVersion(), now);
        Map<Sku, Optional<ProductState>> present = new HashMap<>();
        changedAt.keySet().forEach(sku -> present.put(sku, Optional.ofNullable(found.get(sku))));
        return present;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whoever did not publish last shuts the others out before it does. */
    private void speakAs(Marks.Right right) {
        if (!self.equals(right.holder()) || !publisher.speaks()) {
            publisher.takeOver(right.name());
            marks.hold(self);
        }
    }
}

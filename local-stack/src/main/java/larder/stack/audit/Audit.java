package larder.stack.audit;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Utils;

/** One look at all topics and tables. */
public final class Audit {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final AuditSource source;

    public Audit(AuditSource source) {
        this.source = source;
    }

    /**
     * Audits until nothing is broken. Work in flight looks broken while it is under way, so only what is still broken after the
     * given time is reported.
     */
    public AuditReport settled(Duration patience) {
        AuditReport first = once();
        AuditReport latest = first;
        long deadline = System.nanoTime() + patience.toNanos();
        while (!latest.clean() && System.nanoTime() < deadline) {
            pause();
            latest = once().persistingSince(first);
        }
        return latest;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Looks once. Topics are read before tables, which are ahead of them. */
    AuditReport once() {
        AuditReport.Collector findings = new AuditReport.Collector();
        try (TopicReader topics = new TopicReader(source.kafka(), findings)) {
            auditSlots(topics, findings);
            try (Tables orders = new Tables(source.orders());
                    Tables catalog = new Tables(source.catalog());
                    Tables deliveries = new Tables(source.deliveries())) {
                StockCheck stock = new StockCheck(catalog, findings);
                stock.levels();
                stock.told(topics);
                new FollowUpCheck(orders, catalog, deliveries, findings).run();
                new MoneyCheck(orders, findings).run();
            }
            findings.deadLetters(topics.records(Topics.DEAD_LETTERS));
        }
        return findings.report();
    }

    private void auditSlots(TopicReader topics, AuditReport.Collector findings) {
        List<Integer> counts = Stream.of(Topics.BINDINGS, Topics.DEVICE_EVENTS, Topics.DECISIONS, Topics.ORDER_EVENTS)
                .map(topics::partitions)
                .distinct()
                .toList();
        if (counts.size() > 1) {
            throw new IllegalStateException(
                    "the topics of slots must have the same number of partitions, not " + counts);
        }
        int partitions = counts.getFirst();
        for (int partition = 0; partition < partitions; partition++) {
            int current = partition;
            auditSlice(topics, List.of(current), slot -> partitionOf(slot, partitions) == current, findings);
        }
    }

    private void auditSlice(
            TopicReader topics, List<Integer> partitions, Predicate<SlotId> inSlice, AuditReport.Collector findings) {
        Slice slice = new Slice(topics, partitions, findings);
        DecisionCheck.of(slice, findings);
        OrderCheck check = new OrderCheck(slice, findings);
        try (Tables orders = new Tables(source.orders())) {
            OrderTable.each(orders, order -> {
                if (inSlice.test(order.slot())) {
                    check.on(order);
                }
            });
        }
        check.finish();
    }

    private static int partitionOf(SlotId slot, int partitions) {
        return BuiltInPartitioner.partitionForKey(Utils.utf8(slot.value()), partitions);
    }
}

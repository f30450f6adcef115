package larder.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import larder.contracts.OrderId;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReleased;
import larder.support.trace.CurrentTrace;
import larder.support.trace.TraceContext;
import larder.testing.Fixtures;
import larder.testing.LarderIntegrationTest;
import larder.testing.TestTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@LarderIntegrationTest
class EventFlowIT {

    private final SupportTestApplication.StockListener listener;
    private final EventOutbox outbox;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final OrderId order = new OrderId(UUID.randomUUID());
    private final TestTopic<OrderId, StockEvent> topic = TestTopic.of(Topics.STOCK_EVENTS);

    EventFlowIT(
            @Autowired SupportTestApplication.StockListener listener,
            @Autowired EventOutbox outbox,
            @Autowired PlatformTransactionManager transactions,
            @Autowired MeterRegistry meters) {
        this.listener = listener;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.meters = meters;
    }

    @BeforeEach
    void forget() {
        listener.seen.clear();
    }

    @Test
    void actsOnceOnAnEventThatComesTwice() {
        topic.send(order, released(1), "twice");
        topic.send(order, released(1), "twice");
        topic.send(order, released(2), "other");

        await().until(() -> seen().contains(released(2)));
        assertThat(seen()).containsExactly(released(1), released(2));
    }

    @Test
    void triesAgainUntilAPassingFaultIsOver() {
        listener.stumbles.set(3);

        topic.send(order, released(1));
        topic.send(order, released(2));

        await().until(() -> seen().size() == 2);
        assertThat(seen()).containsExactly(released(1), released(2));
    }

    @Test
    void putsAsideWhatCanNeverBeActedOnAndGoesOn() {
        byte[] noJson = "{".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        topic.sendRaw(order.value(), noJson, Map.of("ce_type", "larder.StockReleased"));
        topic.sendRaw(order.value(), noJson, Map.of());
        topic.send(order, new StockRefused(order, new Sku("S"), RejectReason.OUT_OF_STOCK, Fixtures.now()));
        topic.send(order, released(3));

        await().until(() -> seen().contains(released(3)));
        var deadLetters = TestTopic.records(Topics.DEAD_LETTERS).stream()
                .filter(each -> order.value().equals(each.key()))
                .toList();
        assertThat(deadLetters).hasSize(3);
        assertThat(deadLetters.getFirst().value()).isEqualTo(noJson);
        assertThat(deadLetters.getLast().headers().lastHeader("kafka_dlt-original-topic"))
                .isNotNull();
        assertThat(deadLetters.getLast().headers().lastHeader("ce_id")).isNotNull();
        assertThat(meters.counter("larder.dead.letters", "topic", "stock-events")
                        .count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void sendsTheEventsOfAKeyInTheOrderOfTheirTransactions() {
        List<StockEvent> sent = IntStream.rangeClosed(1, 50)
                .<StockEvent>mapToObj(EventFlowIT.this::released)
                .toList();

        sent.forEach(event -> transaction.executeWithoutResult(_ -> outbox.append(Topics.STOCK_EVENTS, order, event)));

        assertThat(topic.awaitCount(50, event -> event.order().equals(order))).isEqualTo(sent);
    }

    @Test
    void sendsNothingOfATransactionThatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            outbox.append(Topics.STOCK_EVENTS, order, released(1));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(_ -> outbox.append(Topics.STOCK_EVENTS, order, released(2)));

        topic.await(event -> event.equals(released(2)));
        assertThat(topic.all()).doesNotContain(released(1));
        assertThatThrownBy(() -> outbox.append(Topics.STOCK_EVENTS, order, released(3)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void keepsTheTraceFromTheRequestThroughTheOutboxToTheReceiver() {
        TraceContext trace = TraceContext.begin();
        try (CurrentTrace.Scope _ = CurrentTrace.open(trace)) {
            transaction.executeWithoutResult(_ -> outbox.append(Topics.STOCK_EVENTS, order, released(7)));
        }

        await().until(() -> seen().contains(released(7)));
        assertThat(listener.traces).containsEntry(released(7), trace);
        assertThat(CurrentTrace.get()).isNull();
    }

    private List<StockEvent> seen() {
        return listener.seen.stream()
                .filter(event -> event.order().equals(order))
                .toList();
    }

    private StockEvent released(int packs) {
        return new StockReleased(order, new Sku("S"), new Quantity(packs), java.time.Instant.EPOCH);
    }
}

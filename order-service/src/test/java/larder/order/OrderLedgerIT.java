package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderConfirmed;
import larder.order.ledger.Move;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.OrderState;
import larder.order.ledger.Price;
import larder.order.ledger.Sent;
import larder.order.ledger.Step;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

class OrderLedgerIT extends OrderScene {

    private static final int ORDERS = 150;
    private static final Step PLACE =
            new Step.Place(Price.of(UNIT, TOTAL), new Sent(new Sku("TEST-SKU"), new Quantity(2)), Duration.ofDays(1));

    @Autowired
    OrderLedger ledger;

    @Autowired
    TransactionOperations transaction;

    @Test
    void letsExactlyOneOfCancelAndConfirmWin() throws Exception {
        List<OrderDecided> placed =
                IntStream.range(0, ORDERS).mapToObj(_ -> place()).toList();

        List<Callable<Move>> attempts = new ArrayList<>();
        for (OrderDecided order : placed) {
            attempts.add(() -> ledger.ask(order.order(), _ -> Step.Cancel.byShopper()));
            attempts.add(() -> ledger.ask(order.order(), _ -> new Step.Confirm()));
            attempts.add(() -> ledger.ask(order.order(), _ -> Step.Cancel.byShopper()));
            attempts.add(() -> ledger.ask(order.order(), _ -> new Step.Confirm()));
        }
        List<Move> moves = atOnce(attempts);

        for (int i = 0; i < ORDERS; i++) {
            List<Move> ofOne = moves.subList(4 * i, 4 * i + 4);
            assertThat(ofOne.stream().filter(Move.To.class::isInstance)).hasSize(1);
            OrderState won = ofOne.stream()
                    .flatMap(move -> move instanceof Move.To(OrderState next)
                            ? java.util.stream.Stream.of(next)
                            : java.util.stream.Stream.empty())
                    .findFirst()
                    .orElseThrow();
            assertThat(states(placed.get(i))).containsExactly("REQUESTED", "PLACED", won.name());
        }
        assertThat(orderEvents.awaitCount(ORDERS, event -> ends(event) && oneOf(placed, event)))
                .extracting(OrderEvent::order)
                .doesNotHaveDuplicates();
    }

    @Test
    void opensOneOrderForADecisionHoweverOftenAndAtOnce() throws Exception {
        OrderDecided decided = decided(Trigger.LEVEL, Fixtures.terms());

        atOnce(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(_ -> () -> {
                    ledger.open(decided);
                    return true;
                })
                .toList());

        assertThat(states(decided)).containsExactly("REQUESTED");
        assertThat(told(decided, 1)).containsExactly("OrderRequested");
    }

    @Test
    void placesAnOrderAndItsTimerTogetherOrNotAtAll() {
        OrderDecided undone = decided(Trigger.LEVEL, Fixtures.terms());
        ledger.open(undone);
        transaction.executeWithoutResult(status -> {
            ledger.record(undone.order(), _ -> PLACE);
            status.setRollbackOnly();
        });
        OrderDecided done = place();

        assertThat(timers(undone)).isZero();
        assertThat(states(undone)).containsExactly("REQUESTED");
        assertThat(timers(done)).isEqualTo(1);
        assertThat(told(undone, 1)).containsExactly("OrderRequested");
    }

    private OrderDecided place() {
        OrderDecided decided = decided(Trigger.LEVEL, Fixtures.terms());
        ledger.open(decided);
        ledger.record(decided.order(), _ -> PLACE);
        return decided;
    }

    private static boolean ends(OrderEvent event) {
        return event instanceof OrderCancelled || event instanceof OrderConfirmed;
    }

    private static boolean oneOf(List<OrderDecided> orders, OrderEvent event) {
        return orders.stream().anyMatch(order -> order.order().equals(event.order()));
    }

    private static <T> List<T> atOnce(List<Callable<T>> attempts) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<T> done : threads.invokeAll(attempts)) {
                results.add(done.get());
            }
        }
        return results;
    }
}

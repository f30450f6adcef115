package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import larder.contracts.OrderTerms;
import larder.contracts.Topics;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderInResolution;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;

/** What becomes of orders that there is no stock for. */
class ResolutionIT extends OrderScene {

    @Test
    void waitsForStockAndIsPlacedWhenItComes() {
        OrderDecided decided = outOfStock(Fixtures.terms());
        var told = (OrderInResolution) orderEvents.await(
                event -> event instanceof OrderInResolution each && each.order().equals(decided.order()));
        assertThat(told.reason()).isEqualTo(ResolutionReason.OUT_OF_STOCK);
        assertThat(told.resolvableUntil()).isEqualTo(told.at().plus(Duration.ofDays(3)));
        assertThat(Instant.parse(look(decided).path("resolvableUntil").asString()))
                .isEqualTo(told.resolvableUntil());

        stock.send(decided.order(), reserved(decided));
        awaitState(decided, "PLACED");

        assertThat(told(decided, 3)).containsExactly("OrderRequested", "OrderInResolution", "OrderPlaced");
        assertThat(causes(decided)).containsExactly("LEVEL", "OUT_OF_STOCK", "STOCK_RESERVED");
    }

    @Test
    void asksAgainWhatIsAskedOfEveryOrder() {
        OrderDecided decided = outOfStock(Fixtures.termsUpTo(UNIT));

        stock.send(decided.order(), reserved(decided));

        awaitState(decided, "HELD");
        assertThat(look(decided).path("holdReason").asString()).isEqualTo("PRICE_ABOVE_CEILING");
    }

    @Test
    void isRejectedWhenThereWillBeNoStock() {
        OrderDecided decided = outOfStock(Fixtures.terms());

        stock.send(decided.order(), refused(decided, RejectReason.SALE_SUSPENDED));

        awaitState(decided, "REJECTED");
        assertThat(told(decided, 3)).endsWith("OrderRejected");
    }

    @Test
    void isCalledOffWhenNoStockCameInTime() {
        OrderDecided decided = outOfStock(Fixtures.terms());

        makeTimerDue(decided);
        awaitState(decided, "CANCELLED");

        var cancelled = (OrderCancelled) orderEvents.await(
                event -> event instanceof OrderCancelled each && each.order().equals(decided.order()));
        assertThat(cancelled.reason()).isEqualTo(CancelReason.UNRESOLVED);
        assertThat(cancelled.terminal()).isTrue();
        stock.send(decided.order(), reserved(decided));
        awaitHandled(Topics.STOCK_EVENTS, decided);
        assertThat(states(decided)).containsExactly("REQUESTED", "IN_RESOLUTION", "CANCELLED");
        assertThat(deadLetterKeys()).doesNotContain(decided.order().value());
    }

    @Test
    void leavesAnOrderAloneThatGoesOnBeforeItsTimeIsUp() {
        OrderDecided decided = outOfStock(Fixtures.terms());
        stock.send(decided.order(), reserved(decided));
        awaitState(decided, "PLACED");

        jdbc.sql("update scheduled_tasks set execution_time = now() where task_instance = ? and task_name = ?")
                .params(decided.order().value(), "expire-resolution")
                .update();
        await().atMost(Duration.ofSeconds(30)).until(() -> timers(decided), left -> left == 1);

        assertThat(states(decided)).containsExactly("REQUESTED", "IN_RESOLUTION", "PLACED");
    }

    @Test
    void changesNothingWhenItsAnswersComeAgain() {
        OrderDecided decided = outOfStock(Fixtures.termsUpTo(UNIT));
        stock.send(decided.order(), reserved(decided));
        awaitState(decided, "HELD");

        stock.send(decided.order(), refused(decided, RejectReason.OUT_OF_STOCK));
        stock.send(decided.order(), reserved(decided));
        awaitHandled(Topics.STOCK_EVENTS, decided);

        assertThat(states(decided)).containsExactly("REQUESTED", "IN_RESOLUTION", "HELD");
        assertThat(deadLetterKeys()).doesNotContain(decided.order().value());
    }

    @Test
    void canBeCancelledWhileItWaits() {
        OrderDecided decided = outOfStock(Fixtures.terms());

        var cancelled = client().post(path(decided) + "/cancel", shopper(decided), """
                {"reason":"Bought it at the corner shop"}""");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().path("history").get(2).path("note").asString())
                .isEqualTo("Bought it at the corner shop");
    }

    private OrderDecided outOfStock(OrderTerms terms) {
        OrderDecided decided = request(Trigger.LEVEL, terms);
        stock.send(decided.order(), refused(decided, RejectReason.OUT_OF_STOCK));
        awaitState(decided, "IN_RESOLUTION");
        return decided;
    }

    private static StockRefused refused(OrderDecided decided, RejectReason reason) {
        return new StockRefused(decided.order(), decided.terms().sku(), reason, Fixtures.now());
    }
}

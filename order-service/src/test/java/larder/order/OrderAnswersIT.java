package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Topics;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderHeld;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderAnswersIT extends OrderScene {

    private static final OrderTerms TOO_DEAR = Fixtures.termsUpTo(Money.of("14.99", "USD"));

    @Test
    void cancelsWithinTheGracePeriod() {
        OrderDecided decided = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");

        Response cancelled = answer(decided, "cancel", shopper(decided));

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(told(decided, 3)).containsExactly("OrderRequested", "OrderPlaced", "OrderCancelled");
        assertThat(reasonOf(decided)).isEqualTo(CancelReason.BY_SHOPPER);
    }

    @Test
    void answersASecondCancelLikeTheFirst() {
        OrderDecided decided = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        answer(decided, "cancel", shopper(decided));

        assertThat(answer(decided, "cancel", shopper(decided)).status()).isEqualTo(200);
        assertThat(states(decided)).containsExactly("REQUESTED", "PLACED", "CANCELLED");
    }

    @Test
    void doesNotCancelOnceConfirmed() {
        OrderDecided decided = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");

        Response refused = answer(decided, "cancel", shopper(decided));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("order-not-cancellable");
        assertThat(states(decided)).containsExactly("REQUESTED", "PLACED", "CONFIRMED");
    }

    @Test
    void doesNotCancelBeyondThePromisedTimeEvenWhenTheTimerIsLate() {
        OrderDecided decided = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        jdbc.sql("update orders set cancellable_until = now() where id = ?")
                .param(decided.order().uuid())
                .update();

        assertThat(answer(decided, "cancel", shopper(decided)).problem()).isEqualTo("order-not-cancellable");
    }

    @Test
    void cancelsBeforeTheCatalogueAnswersAndStaysCancelled() {
        OrderDecided decided = request(Trigger.PRESS, Fixtures.terms());

        assertThat(answer(decided, "cancel", shopper(decided)).status()).isEqualTo(200);
        stock.send(decided.order(), reserved(decided));
        awaitHandled(Topics.STOCK_EVENTS, decided);

        assertThat(told(decided, 2)).containsExactly("OrderRequested", "OrderCancelled");
        assertThat(states(decided)).containsExactly("REQUESTED", "CANCELLED");
        assertThat(deadLetterKeys()).doesNotContain(decided.order().value());
    }

    @Test
    void holdsWhatIsDearerThanAgreedUntilItIsApproved() {
        OrderDecided decided = reserve(Trigger.PRESS, TOO_DEAR, "HELD");
        var held = (OrderHeld) orderEvents.await(
                event -> event instanceof OrderHeld told && told.order().equals(decided.order()));
        assertThat(held.total()).isEqualTo(TOTAL);
        assertThat(look(decided).path("total").path("amount").asString()).isEqualTo("15.00");

        Response approved = answer(decided, "approve", shopper(decided));

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.json().path("placedAt").isString()).isTrue();
        awaitState(decided, "CONFIRMED");
        assertThat(told(decided, 4)).containsExactly("OrderRequested", "OrderHeld", "OrderPlaced", "OrderConfirmed");
        assertThat(causes(decided)).containsExactly("PRESS", "PRICE_ABOVE_CEILING", "APPROVED", "GRACE_OVER");
    }

    @Test
    void endsAHeldOrderThatIsDeclined() {
        OrderDecided decided = reserve(Trigger.PRESS, TOO_DEAR, "HELD");

        Response declined = answer(decided, "decline", shopper(decided));

        assertThat(declined.json().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(told(decided, 3)).endsWith("OrderCancelled");
        assertThat(reasonOf(decided)).isEqualTo(CancelReason.DECLINED);
    }

    @Test
    void endsAHeldOrderThatNobodyAnswersFor() {
        OrderDecided decided = reserve(Trigger.PRESS, TOO_DEAR, "HELD");

        makeTimerDue(decided);
        awaitState(decided, "CANCELLED");

        assertThat(told(decided, 3)).endsWith("OrderCancelled");
        assertThat(reasonOf(decided)).isEqualTo(CancelReason.LAPSED);
    }

    @Test
    void leavesAnApprovedOrderAloneWhenItsHoldWouldHaveLapsed() {
        OrderTerms terms = Fixtures.termsUpTo(Money.of("1.00", "USD"));
        OrderDecided decided = reserve(Trigger.PRESS, terms, "HELD");
        answer(decided, "approve", shopper(decided));
        awaitState(decided, "CONFIRMED");

        makeTimerDue(decided);
        awaitNoTimer(decided);

        assertThat(states(decided)).containsExactly("REQUESTED", "HELD", "PLACED", "CONFIRMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "decline"})
    void takesAnAnswerOnlyForAHeldOrder(String answer) {
        OrderDecided decided = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");

        Response refused = answer(decided, answer, shopper(decided));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("order-not-held");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "approve", "decline"})
    void takesNobodyElsesWord(String answer) {
        OrderDecided decided = reserve(Trigger.PRESS, TOO_DEAR, "HELD");

        assertThat(answer(decided, answer, token("somebody-else", "shopper")).status())
                .isEqualTo(404);
        assertThat(answer(decided, answer, token("courier", "courier")).status())
                .isEqualTo(403);
        assertThat(client().post(path(decided) + "/" + answer, null, "").status())
                .isEqualTo(401);
        assertThat(states(decided)).containsExactly("REQUESTED", "HELD");
    }

    @Test
    void letsOperationsCancelButNotConsent() {
        OrderDecided decided = reserve(Trigger.PRESS, TOO_DEAR, "HELD");

        assertThat(answer(decided, "approve", ops).status()).isEqualTo(403);
        assertThat(answer(decided, "cancel", ops).problem()).isEqualTo("invalid-request");
        assertThat(client().post(path(decided) + "/cancel", ops, "{\"reason\":\"A joke\"}")
                        .status())
                .isEqualTo(200);
        assertThat(told(decided, 3)).endsWith("OrderCancelled");
        assertThat(reasonOf(decided)).isEqualTo(CancelReason.BY_OPS);
    }

    private Response answer(OrderDecided decided, String answer, String token) {
        return client().post(path(decided) + "/" + answer, token, "");
    }

    private CancelReason reasonOf(OrderDecided decided) {
        return ((OrderCancelled) orderEvents.await(event ->
                        event instanceof OrderCancelled told && told.order().equals(decided.order())))
                .reason();
    }
}

package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import larder.contracts.OrderTerms;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.delivery.DeliveryEvent.DeliveryFailed;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;

class CardPaymentIT extends PaymentScene {

    @Test
    void setsMoneyAsideAtPlacingAndTakesItAtShipping() {
        OrderDecided decided = reserve(Trigger.LEVEL, payingWith("pm_card_visa"), "PLACED");
        assertThat(states(decided)).containsExactly("REQUESTED", "AUTHORISING", "PLACED");
        assertThat(told(decided, 3)).containsExactly("OrderRequested", "OrderAuthorising", "OrderPlaced");
        assertThat(CARDS.done(decided.order())).containsExactly("authorise");
        assertThat(open(decided)).containsExactly("CARD_PENDING 1500", "COMMITMENTS -1500");

        makeTimerDue(decided);
        ship(decided);
        awaitPayments(decided, "CAPTURED");

        assertThat(CARDS.done(decided.order())).containsExactly("authorise", "capture");
        assertThat(open(decided)).containsExactly("CARD_CLEARING 1500", "REVENUE -1500");
        assertThat(tokens(decided)).isZero();
    }

    @Test
    void takesNothingBeforeTheStockIsSetAside() {
        OrderDecided decided = request(Trigger.LEVEL, payingWith("pm_card_visa"));

        assertThat(payments(decided)).isEmpty();
        assertThat(CARDS.done(decided.order())).isEmpty();
    }

    @Test
    void givesBackWhatDoesNotArrive() {
        OrderDecided decided = reserve(Trigger.PRESS, payingWith("pm_card_visa"), "CONFIRMED");
        ship(decided);
        awaitPayments(decided, "CAPTURED");
        deliveryEvents(decided, new DeliveryFailed(shipment(decided), decided.order(), "LOST", Fixtures.now()));
        awaitPayments(decided, "REFUNDED");

        assertThat(CARDS.done(decided.order())).containsExactly("authorise", "capture", "refund");
        assertThat(open(decided)).isEmpty();
    }

    @Test
    void waitsForAnotherCardWhenOneIsDeclined() {
        OrderTerms terms = payingWith("pm_card_chargeDeclined");
        OrderDecided decided = reserve(Trigger.LEVEL, terms, "IN_RESOLUTION");
        assertThat(look(decided).path("resolutionReason").asString()).isEqualTo("PAYMENT");
        assertThat(payments(decided)).containsExactly("DECLINED");
        assertThat(bookings(decided)).isEmpty();

        assertThat(choose(terms, "{\"kind\":\"CARD\",\"token\":\"pm_card_visa\"}")
                        .status())
                .isEqualTo(200);
        awaitState(decided, "PLACED");

        assertThat(states(decided))
                .containsExactly("REQUESTED", "AUTHORISING", "IN_RESOLUTION", "AUTHORISING", "PLACED");
        assertThat(payments(decided)).containsExactly("DECLINED", "AUTHORISED");
        assertThat(CARDS.done(decided.order())).containsExactly("decline", "authorise");
    }

    @Test
    void placesWhatWaitsOnceItsShopperPaysByInvoice() {
        OrderTerms terms = payingWith("pm_card_chargeDeclined");
        OrderDecided first = reserve(Trigger.LEVEL, terms, "IN_RESOLUTION");
        OrderDecided second = reserve(Trigger.LEVEL, terms, "IN_RESOLUTION");

        assertThat(choose(terms, "{\"kind\":\"INVOICE\"}").status()).isEqualTo(200);

        assertThat(look(first).path("state").asString()).isEqualTo("PLACED");
        assertThat(look(second).path("state").asString()).isEqualTo("PLACED");
        assertThat(payments(first)).containsExactly("DECLINED", "AUTHORISED");
    }

    @Test
    void letsGoOfWhatIsCancelledWhileItIsBeingAuthorised() {
        OrderDecided decided = reserve(Trigger.LEVEL, payingWith("pm_card_slow"), "AUTHORISING");

        assertThat(cancel(decided, shopper(decided)).status()).isEqualTo(200);
        awaitPayments(decided, "VOIDED");

        assertThat(states(decided)).containsExactly("REQUESTED", "AUTHORISING", "CANCELLED");
        assertThat(CARDS.done(decided.order())).isIn(List.of(), List.of("authorise", "cancel"));
        assertThat(open(decided)).isEmpty();
    }

    @Test
    void doesEachThingOnceWhenTheAnswersToItAreLost() {
        OrderDecided decided = reserve(Trigger.PRESS, payingWith("pm_card_dropAnswers"), "CONFIRMED");
        ship(decided);
        awaitPayments(decided, "CAPTURED");

        assertThat(CARDS.done(decided.order())).containsExactly("authorise", "capture");
        assertThat(bookings(decided)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void triesAgainWhatTheProviderCouldNotDo() {
        OrderDecided decided = reserve(Trigger.LEVEL, payingWith("pm_card_errorOnce"), "PLACED");

        assertThat(CARDS.done(decided.order())).containsExactly("authorise");
    }

    @Test
    void goesOnWhenTheProviderIsKilledAndComesBack() {
        OrderDecided before = reserve(Trigger.PRESS, payingWith("pm_card_visa"), "CONFIRMED");
        CARDS.kill();
        ship(before);
        OrderDecided meanwhile = reserve(Trigger.LEVEL, payingWith("pm_card_visa"), "AUTHORISING");
        await("the provider was called in vain")
                .atMost(Duration.ofSeconds(30))
                .until(() -> attempted(before) && attempted(meanwhile));
        assertThat(payments(before)).containsExactly("AUTHORISED");
        assertThat(look(meanwhile).path("state").asString()).isEqualTo("AUTHORISING");

        CARDS.comeBack();
        awaitPayments(before, "CAPTURED");
        awaitState(meanwhile, "PLACED");

        assertThat(CARDS.done(before.order())).containsExactly("authorise", "capture");
        assertThat(CARDS.done(meanwhile.order())).containsExactly("authorise");
    }

    /** The service dies after the provider has captured and before that is written down; then ten others take the task up. */
    @Test
    void capturesOnceHoweverOftenAndAtOnceItIsTried() {
        OrderDecided decided = reserve(Trigger.PRESS, payingWith("pm_card_slow"), "CONFIRMED");
        UUID payment = jdbc.sql(
                        "update payment set wish = 'CAPTURED', attempted = 'CAPTURE' where order_id = ? returning id")
                .param(decided.order().uuid())
                .query(UUID.class)
                .single();
        String capture = "/v1/payment_intents/" + CARDS.intent(decided.order()) + "/capture";
        assertThat(CARDS.postOnce(capture, payment + "-capture").statusCode()).isEqualTo(200);
        assertThat(payments(decided)).containsExactly("AUTHORISED");

        jdbc.sql("""
                        insert into payment_task (task_name, task_instance, execution_time, picked, version)
                        select 'settle-payment', ? || '-again-' || n, now(), false, 1 from generate_series(1, 10) n
                        """).param(payment.toString()).update();
        awaitPayments(decided, "CAPTURED");
        await("all have tried").atMost(Duration.ofSeconds(30)).until(() -> tasks(payment), left -> left == 0);

        assertThat(CARDS.done(decided.order())).containsExactly("authorise", "capture");
        assertThat(bookings(decided)).containsExactly("AUTHORISED", "CAPTURED");
    }

    private long tasks(UUID payment) {
        return jdbc.sql("select count(*) from payment_task where task_instance like ? || '%'")
                .param(payment.toString())
                .query(Long.class)
                .single();
    }

    private boolean attempted(OrderDecided decided) {
        return jdbc.sql("""
                        select exists (select from payment_task join payment on task_instance like payment.id || '%'
                            where order_id = ? and last_success is not null)
                        """).param(decided.order().uuid()).query(Boolean.class).single();
    }

    private long tokens(OrderDecided decided) {
        return jdbc.sql("select count(*) from payment where order_id = ? and token is not null")
                .param(decided.order().uuid())
                .query(Long.class)
                .single();
    }
}

package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReconciliationIT extends PaymentScene {

    @Test
    void findsNothingWhereAllAgree() {
        OrderDecided card = reserve(Trigger.PRESS, payingWith("pm_card_visa"), "CONFIRMED");
        ship(card);
        awaitPayments(card, "CAPTURED");
        OrderDecided invoice = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        OrderDecided declined = reserve(Trigger.LEVEL, payingWith("pm_card_chargeDeclined"), "IN_RESOLUTION");

        JsonNode result = reconcile();

        assertThat(result.path("compared").asInt()).isGreaterThanOrEqualTo(3);
        for (OrderDecided decided : List.of(card, invoice, declined)) {
            assertThat(kinds(result, decided)).isEmpty();
        }
    }

    @Test
    void tellsWhatDiffersAndMendsNothing() {
        OrderDecided voidedThere = reserve(Trigger.LEVEL, payingWith("pm_card_visa"), "PLACED");
        OrderDecided amount = reserve(Trigger.LEVEL, payingWith("pm_card_visa"), "PLACED");
        OrderDecided missingThere = reserve(Trigger.LEVEL, payingWith("pm_card_visa"), "PLACED");
        OrderDecided books = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
        CARDS.post("/v1/payment_intents/" + CARDS.intent(voidedThere.order()) + "/cancel", "");
        change(amount, "minor = 1400");
        String stranger = UUID.randomUUID().toString();
        CARDS.post(
                "/v1/payment_intents",
                "amount=700&currency=usd&confirm=true&payment_method=pm_card_visa&"
                        + CardProcess.field("metadata[order]", stranger));
        addLost(missingThere);
        change(books, "state = 'CAPTURED', wish = 'CAPTURED'");

        JsonNode result = reconcile();

        assertThat(kinds(result, voidedThere)).containsExactly("STATE");
        assertThat(kinds(result, amount)).containsExactly("AMOUNT", "BOOKS");
        assertThat(kinds(result, missingThere)).containsExactly("MISSING_THERE");
        assertThat(kinds(result, books)).containsExactly("BOOKS");
        assertThat(result.path("differences").valueStream())
                .anyMatch(each -> each.path("kind").asString().equals("MISSING_HERE")
                        && each.path("theirs").asString().equals("AUTHORISED 7.00 USD"));
        assertThat(payments(voidedThere)).containsExactly("AUTHORISED");
        JsonNode list = client().get("/v1/reconciliations", ops).json();
        assertThat(list.path("reconciliations").get(0).path("id")).isEqualTo(result.path("id"));
    }

    @Test
    void isForOpsOnly() {
        assertThat(client().post("/v1/reconciliations", token("shopper", "shopper"), "")
                        .status())
                .isEqualTo(403);
        assertThat(client().get("/v1/reconciliations/" + UUID.randomUUID(), ops).problem())
                .isEqualTo("not-found");
    }

    private JsonNode reconcile() {
        var begun = client().post("/v1/reconciliations", ops, "");
        assertThat(begun.status()).isEqualTo(202);
        String path = "/v1/reconciliations/" + begun.json().path("id").asString();
        return await("reconciled")
                .atMost(Duration.ofSeconds(30))
                .until(() -> client().get(path, ops).json(), each -> each.has("endedAt"));
    }

    /** As if somebody had changed a row by hand. */
    private void change(OrderDecided decided, String what) {
        jdbc.sql("update payment set " + what + " where order_id = ?")
                .param(decided.order().uuid())
                .update();
    }

    /** A payment that the provider once had. */
    private void addLost(OrderDecided decided) {
        jdbc.sql("""
                            insert into payment (id, order_id, kind, minor, currency, wish, state, attempted, reference,
                                asked_at, wished_at, changed_at)
                            select gen_random_uuid(), order_id, kind, minor, currency, 'VOIDED', 'VOIDED', 'VOID', 'pi_lost',
                                asked_at, wished_at, changed_at from payment where order_id = ?
                            """).param(decided.order().uuid()).update();
    }

    private static List<String> kinds(JsonNode result, OrderDecided decided) {
        return result.path("differences")
                .valueStream()
                .filter(each ->
                        each.path("order").asString("").equals(decided.order().value()))
                .map(each -> each.path("kind").asString())
                .toList();
    }
}

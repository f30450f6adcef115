package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StandingIT extends GuardScene {

    private final String path = "/v1/standings/" + owner.value();

    private JsonNode set(String standing) {
        return ok(client().put(path, ops, json(Map.of("standing", standing, "reason", "Card stolen"))));
    }

    @Test
    void holdsWhatASuspendedAccountOrdersWhateverItsOwnerSays() {
        OrderDecided before = placed();
        set("SUSPENDED");
        OrderDecided held = held("ACCOUNT_STANDING");

        Response refused = approve(held);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("order-guard-stands");
        assertThat(states(held)).containsExactly("REQUESTED", "HELD");
        assertThat(look(before).path("state").asString()).isEqualTo("PLACED");

        set("GOOD");
        assertThat(ok(approve(held)).path("state").asString()).isEqualTo("PLACED");
        assertThat(note(held)).isEmpty();
    }

    @Test
    void standsAgainstWhatWasHeldForAnotherReasonBefore() {
        ok(client().put("/v1/budget", token, DAY_BUDGET.replace("40.00", "1.00")));
        OrderDecided held = held("HOUSEHOLD_BUDGET_DAY");
        set("SUSPENDED");

        assertThat(approve(held).problem()).isEqualTo("order-guard-stands");
    }

    @Test
    void doesNotHideTheChildLock() {
        ok(client().put(
                        "/v1/child-lock",
                        token,
                        json(Map.of("triggers", new Trigger[] {Trigger.VOICE}, "pin", "2580"))));
        set("SUSPENDED");
        OrderDecided held = held(Trigger.VOICE, "ACCOUNT_STANDING");
        set("GOOD");

        assertThat(approve(held).problem()).isEqualTo("pin-needed");
        ok(approve(held, "2580"));
    }

    @Test
    void isSaidByOperationsWithItsReason() {
        String unknown = "/v1/standings/" + Fixtures.shopper().value();
        assertThat(ok(client().get(unknown, ops)).path("standing").asString()).isEqualTo("GOOD");
        JsonNode first = set("SUSPENDED");

        assertThat(first.path("reason").asString()).isEqualTo("Card stolen");
        assertThat(set("SUSPENDED").path("since")).isEqualTo(first.path("since"));
        assertThat(client().put(path, token, "{\"standing\":\"GOOD\"}").status())
                .isEqualTo(403);
        assertThat(client().get(path, token).status()).isEqualTo(403);
        assertThat(client().put(path, ops, "{}").problem()).isEqualTo("invalid-request");
        assertThat(client().put(path, ops, "{\"standing\":\"GOOD\",\"reason\":\"\"}")
                        .problem())
                .isEqualTo("invalid-request");
    }
}

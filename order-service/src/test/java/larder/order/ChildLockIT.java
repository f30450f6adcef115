package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChildLockIT extends GuardScene {

    private static final String PATH = "/v1/child-lock";
    private static final int AT_ONCE = 12;

    private JsonNode lock(Trigger... triggers) {
        return ok(client().put(PATH, token, json(Map.of("triggers", triggers, "pin", "2580"))));
    }

    @Test
    void holdsWhatIsLockedUntilSomebodyKnowsThePin() {
        lock(Trigger.VOICE);
        placed();
        OrderDecided spoken = held(Trigger.VOICE, "CHILD_LOCK");

        assertThat(approve(spoken).problem()).isEqualTo("pin-needed");
        assertThat(approve(spoken, "0000").problem()).isEqualTo("pin-wrong");
        assertThat(states(spoken)).containsExactly("REQUESTED", "HELD");

        JsonNode order = ok(approve(spoken, "2580"));

        assertThat(order.path("placedAt").isString()).isTrue();
        assertThat(order.toString()).doesNotContain("2580");
    }

    @Test
    void needsNoPinForWhatIsNotLocked() {
        lock(Trigger.VOICE);
        ok(client().put("/v1/budget", token, DAY_BUDGET.replace("40.00", "1.00")));
        OrderDecided pressed = held("HOUSEHOLD_BUDGET_DAY");

        assertThat(ok(approve(pressed)).path("state").asString()).isEqualTo("PLACED");
    }

    @Test
    void letsAnOrderGoOnceTheLockIsGone() {
        lock(Trigger.VOICE);
        OrderDecided spoken = held(Trigger.VOICE, "CHILD_LOCK");

        assertThat(client().send("DELETE", PATH, token, json(Map.of("pin", "0000")))
                        .problem())
                .isEqualTo("pin-wrong");
        assertThat(client().send("DELETE", PATH, token, json(Map.of("pin", "2580")))
                        .status())
                .isEqualTo(204);

        assertThat(client().get(PATH, token).status()).isEqualTo(404);
        ok(approve(spoken));
    }

    @Test
    void canAlwaysBeDeclined() {
        lock(Trigger.VOICE);
        OrderDecided spoken = held(Trigger.VOICE, "CHILD_LOCK");

        assertThat(ok(client().post(path(spoken) + "/decline", token, ""))
                        .path("state")
                        .asString())
                .isEqualTo("CANCELLED");
    }

    /** However many guess at once, and with the right PIN among them, no more than five are looked at. */
    @Test
    void isNotGuessed() throws Exception {
        lock(Trigger.VOICE);
        OrderDecided spoken = held(Trigger.VOICE, "CHILD_LOCK");
        List<String> problems = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Response>> guesses = new ArrayList<>();
            for (int each = 0; each < AT_ONCE; each++) {
                String guess = "000" + each % 10;
                guesses.add(threads.submit(() -> approve(spoken, guess)));
            }
            for (Future<Response> guess : guesses) {
                problems.add(guess.get().problem());
            }
        }
        assertThat(problems).filteredOn("pin-wrong"::equals).hasSize(4);
        assertThat(problems).filteredOn("pin-locked"::equals).hasSize(AT_ONCE - 4);

        Response right = approve(spoken, "2580");

        assertThat(right.status()).isEqualTo(429);
        assertThat(right.problem()).isEqualTo("pin-locked");
        assertThat(right.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(800L, 900L);
        assertThat(ok(client().get(PATH, token)).path("shutUntil").isString()).isTrue();
        assertThat(states(spoken)).containsExactly("REQUESTED", "HELD");
    }

    @Test
    void showsItsTriggersAndNeverItsPin() {
        assertThat(lock(Trigger.VIRTUAL_BUTTON, Trigger.VOICE).toString())
                .isEqualTo("{\"triggers\":[\"VOICE\",\"VIRTUAL_BUTTON\"]}");
        assertThat(client().get(PATH, token(Fixtures.shopper().value(), "shopper"))
                        .status())
                .isEqualTo(404);
        assertThat(client().get(PATH, ops).status()).isEqualTo(403);
    }

    @Test
    void takesAnotherPinFromWhoKnowsThePresentOne() {
        lock(Trigger.VOICE);
        OrderDecided spoken = held(Trigger.VOICE, "CHILD_LOCK");
        ok(client().put(PATH, token, json(Map.of("triggers", List.of("VOICE"), "pin", "2580", "newPin", "86420"))));

        assertThat(approve(spoken, "2580").problem()).isEqualTo("pin-wrong");
        ok(approve(spoken, "86420"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"triggers\":[],\"pin\":\"2580\"}",
                "{\"triggers\":[null],\"pin\":\"2580\"}",
                "{\"triggers\":[\"SHOUT\"],\"pin\":\"2580\"}",
                "{\"triggers\":[\"VOICE\"],\"pin\":\"258\"}",
                "{\"triggers\":[\"VOICE\"],\"pin\":\"258025802\"}",
                "{\"triggers\":[\"VOICE\"],\"pin\":\"25x0\"}",
                "{\"triggers\":[\"VOICE\"]}"
            })
    void refusesWhatIsNoLock(String body) {
        Response refused = client().put(PATH, token, body);

        assertThat(refused.problem()).as(refused.body()).isEqualTo("invalid-request");
        assertThat(refused.body()).doesNotContain("25x0", "258025802");
    }

    @Test
    void takesAnApprovalWithAnEmptyBodyOrAnEmptyObject() {
        ok(client().put("/v1/budget", token, DAY_BUDGET.replace("40.00", "1.00")));

        ok(client().send("POST", path(held("HOUSEHOLD_BUDGET_DAY")) + "/approve", token, null));
        ok(client().post(path(held("HOUSEHOLD_BUDGET_DAY")) + "/approve", token, "{}"));
        Response odd = client().post(path(held("HOUSEHOLD_BUDGET_DAY")) + "/approve", token, "{\"pin\":\"x\"}");
        assertThat(odd.problem()).isEqualTo("invalid-request");
    }
}

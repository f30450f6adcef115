package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.account.AccountState;
import larder.contracts.decision.Decision.Trigger;
import larder.testing.Fixtures;
import larder.testing.TestTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a household laid down is told to it when it asks for a copy, and goes when it goes. */
class GuardErasureIT extends GuardScene {

    private final SlotId slot = Fixtures.slot();

    @BeforeEach
    void layDown() {
        reserve(slot, Trigger.LEVEL, terms(), "PLACED");
        ok(client().put("/v1/budget", token, DAY_BUDGET));
        ok(client().put("/v1/budget/slots/" + slot.value(), token, "{}"));
        ok(client().put("/v1/child-lock", token, json(Map.of("triggers", List.of("VOICE"), "pin", "2580"))));
        ok(client().put("/v1/standings/" + owner.value(), ops, "{\"standing\":\"GOOD\",\"reason\":\"Ada called\"}"));
    }

    @Test
    void tellsAllOfItButThePin() {
        JsonNode copy = ok(client().get("/v1/shoppers/" + owner + "/data", token("device-gateway", "service")));

        assertThat(copy.at("/budget/perDay/amount").asString()).isEqualTo("40.00");
        assertThat(copy.at("/slotBudgets/0/slotId").asString()).isEqualTo(slot.value());
        assertThat(copy.at("/childLock/triggers/0").asString()).isEqualTo("VOICE");
        assertThat(copy.at("/standing/reason").asString()).isEqualTo("Ada called");
        assertThat(copy.toString()).doesNotContain("2580", "$2a$");
    }

    @Test
    void forgetsAllOfIt() {
        var gone = new AccountState(owner, AccountState.Status.ERASED, Fixtures.now(), Fixtures.now());
        TestTopic.of(Topics.ACCOUNTS).send(owner, gone);

        await("all forgotten").atMost(Duration.ofSeconds(30)).until(this::rules, left -> left == 0);
    }

    private long rules() {
        return jdbc.sql("""
                        select (select count(*) from household_budget where owner = :owner)
                            + (select count(*) from slot_budget where owner = :owner)
                            + (select count(*) from child_lock where owner = :owner)
                            + (select count(*) from account_standing where owner = :owner)
                        """).param("owner", owner.value()).query(Long.class).single();
    }
}

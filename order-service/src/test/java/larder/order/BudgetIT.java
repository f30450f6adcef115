package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.stock.StockEvent;
import larder.support.EventListener;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

class BudgetIT extends GuardScene {

    private static final int AT_ONCE = 8;

    @Autowired
    List<EventListener<?, ?>> listeners;

    @Autowired
    TransactionOperations transaction;

    @Test
    void showsWhatIsSpentHeldAndLeft() {
        ok(client().put("/v1/budget", token, DAY_BUDGET));
        placed();
        placed();
        held("HOUSEHOLD_BUDGET_DAY");

        JsonNode budget = ok(client().get("/v1/budget", token));

        assertThat(budget.at("/perDay/amount").asString()).isEqualTo("40.00");
        assertThat(budget.at("/day/spent/amount").asString()).isEqualTo("30.00");
        assertThat(budget.at("/day/held/amount").asString()).isEqualTo("15.00");
        assertThat(budget.at("/day/left/amount").asString()).isEqualTo("0.00");
        assertThat(budget.at("/month/spent/amount").asString()).isEqualTo("30.00");
        assertThat(budget.at("/month").has("left")).isFalse();
        assertThat(budget.path("zone").asString()).isEqualTo("UTC");
    }

    @Test
    void isOverruledByItsOwnerAndSaysSo() {
        ok(client().put("/v1/budget", token, DAY_BUDGET));
        placed();
        placed();
        OrderDecided over = held("HOUSEHOLD_BUDGET_DAY");

        assertThat(ok(approve(over)).path("state").asString()).isEqualTo("PLACED");

        assertThat(note(over)).isEqualTo("waives HOUSEHOLD_BUDGET_DAY");
        assertThat(ok(client().get("/v1/budget", token)).at("/day/spent/amount").asString())
                .isEqualTo("45.00");
    }

    @Test
    void isNamedTooWhereItFilledWhileTheOrderWaitedForAnotherReason() {
        OrderDecided dear = reserve(Trigger.LEVEL, tooDear(), "HELD");
        placed();
        ok(client().put("/v1/budget", token, DAY_BUDGET.replace("40.00", "20.00")));

        ok(approve(dear));

        assertThat(note(dear)).isEqualTo("waives PRICE_ABOVE_CEILING, HOUSEHOLD_BUDGET_DAY");
    }

    @Test
    void countsWhatWaitsInWhicheverDayItIsAndWhatEndedInNone() {
        ok(client().put("/v1/budget", token, DAY_BUDGET));
        OrderDecided yesterday = placed();
        placed();
        OrderDecided waiting = held("HOUSEHOLD_BUDGET_DAY");
        jdbc.sql("update orders set placed_at = placed_at - interval '1 day' where id = ?")
                .param(yesterday.order().uuid())
                .update();

        held("HOUSEHOLD_BUDGET_DAY"); // 15.00 today and 15.00 that wait
        ok(client().post(path(waiting) + "/decline", token, ""));
        JsonNode left = ok(client().get("/v1/budget", token)).path("day");

        assertThat(left.at("/spent/amount").asString()).isEqualTo("15.00");
        assertThat(left.at("/held/amount").asString()).isEqualTo("15.00");
        assertThat(left.at("/left/amount").asString()).isEqualTo("10.00");
    }

    @Test
    void holdsWhatIsInAnotherCurrency() {
        ok(client().put("/v1/budget", token, DAY_BUDGET.replace("USD", "EUR")));

        held("HOUSEHOLD_BUDGET_DAY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from household_budget where owner = ?",
                "update household_budget set currency = 'EUR' where owner = ?"
            })
    void laysNothingDownForASlotWhoseHouseholdChangesMeanwhile(String change) throws Exception {
        ok(client().put("/v1/budget", token, DAY_BUDGET));
        SlotId slot = Fixtures.slot();
        reserve(slot, Trigger.LEVEL, terms(), "PLACED");

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> answer = transaction.execute(_ -> {
                jdbc.sql(change).param(owner.value()).update();
                Future<Response> asked =
                        threads.submit(() -> client().put("/v1/budget/slots/" + slot.value(), token, """
                                {"perMonth":{"amount":"29.99","currency":"USD"}}"""));
                await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaits);
                return asked;
            });

            assertThat(Objects.requireNonNull(answer).get().problem()).isEqualTo("conflict");
        }
    }

    /** For a row that another transaction has changed. */
    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select exists (select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid
                                       where not l.granted and a.datname = current_database()
                                         and a.query like 'insert into slot_budget%')
                        """).query(Boolean.class).single();
    }

    @Test
    void limitsOneSlotAndNotItsNeighbour() {
        SlotId slot = Fixtures.slot();
        reserve(slot, Trigger.LEVEL, terms(), "PLACED");
        String path = "/v1/budget/slots/" + slot.value();
        String wish = "{\"perMonth\":{\"amount\":\"29.99\",\"currency\":\"USD\"}}";
        assertThat(client().put(path, token, wish).problem()).isEqualTo("conflict");
        ok(client().put("/v1/budget", token, "{\"currency\":\"USD\",\"zone\":\"UTC\"}"));
        assertThat(client().put(path, token, wish.replace("USD", "EUR")).problem())
                .isEqualTo("invalid-request");

        ok(client().put(path, token, wish));
        OrderDecided over = reserve(slot, Trigger.LEVEL, terms(), "HELD");
        placed();

        assertThat(look(over).path("holdReason").asString()).isEqualTo("SLOT_BUDGET_MONTH");
        JsonNode budget = ok(client().get(path, token));
        assertThat(budget.path("slotId").asString()).isEqualTo(slot.value());
        assertThat(budget.at("/month/spent/amount").asString()).isEqualTo("15.00");
        assertThat(budget.at("/month/held/amount").asString()).isEqualTo("15.00");
        assertThat(client().put("/v1/budget", token, DAY_BUDGET.replace("USD", "EUR"))
                        .problem())
                .isEqualTo("conflict");
        assertThat(client().delete(path, token).status()).isEqualTo(204);
        assertThat(client().get(path, token).status()).isEqualTo(404);
    }

    @Test
    void limitsOrdersADay() {
        ok(client().put("/v1/budget", token, "{\"currency\":\"USD\",\"zone\":\"UTC\",\"ordersPerDay\":2}"));
        placed();
        placed();

        held("DAILY_CAP");
    }

    /** The catalogue answers for all of them at the same moment. */
    @RepeatedTest(3)
    void isPassedByNoneOfManyOrdersAtOnce() throws Exception {
        ok(client().put("/v1/budget", token, DAY_BUDGET));
        List<OrderDecided> all = new ArrayList<>();
        for (int each = 0; each < AT_ONCE; each++) {
            all.add(request(Trigger.LEVEL, terms()));
        }
        EventListener<OrderId, StockEvent> catalogue = stockListener();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> answers = new ArrayList<>();
            all.forEach(each -> answers.add(threads.submit(() -> catalogue.on(reserved(each)))));
            for (Future<?> answer : answers) {
                answer.get();
            }
        }

        List<String> states = all.stream()
                .map(each -> look(each).path("state").asString())
                .sorted()
                .toList();

        assertThat(states).containsExactly("HELD", "HELD", "HELD", "HELD", "HELD", "HELD", "PLACED", "PLACED");
    }

    @Test
    void endsWithItsHousehold() {
        SlotId slot = Fixtures.slot();
        reserve(slot, Trigger.LEVEL, terms(), "PLACED");
        ok(client().put("/v1/budget", token, DAY_BUDGET));
        ok(client().put("/v1/budget/slots/" + slot.value(), token, "{}"));

        assertThat(client().delete("/v1/budget", token).status()).isEqualTo(204);

        assertThat(client().get("/v1/budget", token).problem()).isEqualTo("not-found");
        assertThat(client().get("/v1/budget/slots/" + slot.value(), token).problem())
                .isEqualTo("not-found");
    }

    @Test
    void isNobodyElses() {
        SlotId slot = Fixtures.slot();
        reserve(slot, Trigger.LEVEL, terms(), "PLACED");
        ok(client().put("/v1/budget", token, DAY_BUDGET));
        ok(client().put("/v1/budget/slots/" + slot.value(), token, "{}"));
        String stranger = token(Fixtures.shopper().value(), "shopper");
        ok(client().put("/v1/budget", stranger, DAY_BUDGET));

        for (Response answer : List.of(
                client().get("/v1/budget/slots/" + slot.value(), stranger),
                client().put("/v1/budget/slots/" + slot.value(), stranger, "{}"),
                client().delete("/v1/budget/slots/" + slot.value(), stranger))) {
            assertThat(answer.status()).isEqualTo(404);
        }
        assertThat(client().get("/v1/budget", ops).status()).isEqualTo(403);
        assertThat(client().get("/v1/budget", null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"currency\":\"XXY\",\"zone\":\"UTC\"}",
                "{\"currency\":\"USD\",\"zone\":\"Nowhere\"}",
                "{\"currency\":\"USD\",\"zone\":\"UTC\",\"ordersPerDay\":0}",
                "{\"currency\":\"USD\",\"zone\":\"UTC\",\"perDay\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}",
                "{\"currency\":\"USD\",\"zone\":\"UTC\",\"perMonth\":{\"amount\":\"-0.01\",\"currency\":\"USD\"}}",
                "{\"currency\":\"USD\",\"zone\":\"UTC\",\"owner\":\"somebody\"}"
            })
    void refusesWhatIsNoBudget(String body) {
        Response refused = client().put("/v1/budget", token, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
    }

    private OrderTerms tooDear() {
        OrderTerms terms = terms();
        return new OrderTerms(
                terms.owner(), terms.sku(), terms.quantity(), Money.of("1.00", "USD"), terms.deliveryAddress());
    }

    @SuppressWarnings("unchecked")
    private EventListener<OrderId, StockEvent> stockListener() {
        return (EventListener<OrderId, StockEvent>) listeners.stream()
                .filter(each -> each.topic().equals(Topics.STOCK_EVENTS))
                .findFirst()
                .orElseThrow();
    }
}

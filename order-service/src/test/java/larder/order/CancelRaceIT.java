package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;

/** A cancel and a confirmation at the same moment: one of them happens, and both sides learn which. */
class CancelRaceIT extends OrderScene {

    private static final int ROUNDS = 25;

    @Test
    void hasOneWinnerWhomBothSidesLearn() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                OrderDecided decided = reserve(Trigger.LEVEL, Fixtures.terms(), "PLACED");
                makeTimerDue(decided);
                Future<Response> first = people.submit(() -> cancel(decided));
                Future<Response> second = people.submit(() -> cancel(decided));
                awaitNoTimer(decided);

                List<Response> answers = List.of(first.get(), second.get());
                String end = states(decided).getLast();

                boolean won = end.equals("CANCELLED");
                assertThat(states(decided)).hasSize(3).last().isIn("CANCELLED", "CONFIRMED");
                assertThat(answers).allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(won ? 200 : 409);
                    assertThat(answer.body()).contains(end);
                });
                assertThat(told(decided, 3)).hasSize(3).last().isEqualTo(won ? "OrderCancelled" : "OrderConfirmed");
            }
        }
    }

    @Test
    void letsOperationsCancelWhatIsConfirmedWithAReason() {
        OrderDecided decided = reserve(Trigger.PRESS, Fixtures.terms(), "CONFIRMED");
        String path = path(decided) + "/cancel";

        assertThat(client().post(path, ops, "").problem()).isEqualTo("invalid-request");
        Response cancelled = client().post(path, ops, """
                {"reason":"Recalled by its maker"}""");

        assertThat(cancelled.json().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.json().path("history").get(3).path("note").asString())
                .isEqualTo("Recalled by its maker");
        assertThat(jdbc.sql("select who from order_transition where order_id = ? and to_state = 'CANCELLED'")
                        .param(decided.order().uuid())
                        .query(String.class)
                        .single())
                .isEqualTo("operator");
    }

    private Response cancel(OrderDecided decided) {
        return client().post(path(decided) + "/cancel", shopper(decided), "");
    }
}

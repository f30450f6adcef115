package larder.order.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.order.OrderEvent.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderStateTest {

    private static final Price PRICE = new Price(500, 1000, "USD");

    private static final List<Step> STEPS = List.of(
            new Step.Place(PRICE, Duration.ofMinutes(30)),
            new Step.Hold(PRICE, HoldReason.PRICE_ABOVE_CEILING, Duration.ofDays(3)),
            new Step.Reject(RejectReason.OUT_OF_STOCK, null),
            new Step.Approve(Duration.ofMinutes(30)),
            new Step.Decline(),
            new Step.Lapse(),
            new Step.Cancel(CancelReason.BY_SHOPPER),
            new Step.Confirm(),
            new Step.Ship(),
            new Step.Deliver(),
            new Step.Fail("nobody there"));

    /** The state it leads to, {@code late} or {@code no}. */
    private static final String TABLE = """
                        Place   Hold   Reject    Approve  Decline    Lapse      Cancel     Confirm    Ship     Deliver    Fail
            REQUESTED   PLACED  HELD   REJECTED  no       no         no         CANCELLED  no         no       no         no
            HELD        late    late   no        PLACED   CANCELLED  CANCELLED  CANCELLED  no         no       no         no
            PLACED      late    late   no        no       no         late       CANCELLED  CONFIRMED  no       no         no
            CONFIRMED   late    late   no        no       no         late       no         late       SHIPPED  no         UNDELIVERED
            SHIPPED     late    late   no        no       no         late       no         late       late     DELIVERED  UNDELIVERED
            DELIVERED   late    late   no        no       no         late       no         late       late     late       no
            UNDELIVERED late    late   no        no       no         late       no         late       late     no         late
            CANCELLED   late    late   late      no       no         late       late       late       no       no         no
            REJECTED    no      no     late      no       no         no         no         no         no       no         no
            """;

    record Expectation(OrderState state, Step step, String outcome) {}

    static Stream<Expectation> table() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.trim().split(" +", -1)).toList();
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(0, STEPS.size())
                        .mapToObj(column ->
                                new Expectation(OrderState.valueOf(row[0]), STEPS.get(column), row[column + 1])));
    }

    @ParameterizedTest
    @MethodSource("table")
    void movesAsTheTableSays(Expectation expected) {
        OrderState state = expected.state();
        Move move = switch (expected.outcome()) {
            case "no" -> new Move.Refused(state);
            case "late" -> new Move.Late(state);
            case String next -> new Move.To(OrderState.valueOf(next));
        };

        assertThat(state.on(expected.step())).isEqualTo(move);
    }

    @Test
    void isTestedForEveryStateAndEveryStep() {
        assertThat(STEPS.stream().map(Object::getClass)).containsExactlyInAnyOrder(Step.class.getPermittedSubclasses());
        assertThat(table()).hasSize(OrderState.values().length * STEPS.size());
        assertThat(TABLE.lines().findFirst().orElseThrow().trim().split(" +", -1))
                .containsExactly(STEPS.stream()
                        .map(step -> step.getClass().getSimpleName())
                        .toArray(String[]::new));
    }

    @Test
    void endsWhereNoStepLeadsOn() {
        for (OrderState state : OrderState.values()) {
            boolean leadsOn = STEPS.stream().anyMatch(step -> state.on(step) instanceof Move.To);

            assertThat(state.terminal()).as(state.name()).isEqualTo(!leadsOn);
        }
    }

    @Test
    void tellsTheCauseOfEveryStep() {
        assertThat(Arrays.asList(STEPS.stream().map(Step::cause).toArray()))
                .containsExactly(
                        "STOCK_RESERVED",
                        "PRICE_ABOVE_CEILING",
                        "OUT_OF_STOCK",
                        "APPROVED",
                        "DECLINED",
                        "LAPSED",
                        "BY_SHOPPER",
                        "GRACE_OVER",
                        "DISPATCHED",
                        "DELIVERED",
                        "nobody there");
    }
}

package larder.order.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.order.OrderEvent.ResolutionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderStateTest {

    private static final Price PRICE = new Price(500, 0L, 1000, "USD");

    private static final Sent SENT = new Sent(new Sku("TEST-SKU"), new Quantity(2));
    private static final List<Step> STEPS = List.of(
            new Step.Place(PRICE, SENT, Duration.ofMinutes(30)),
            new Step.Authorise(PRICE, SENT),
            new Step.Grant(Duration.ofMinutes(30)),
            new Step.Hold(PRICE, SENT, HoldReason.PRICE_ABOVE_CEILING, Duration.ofDays(3)),
            new Step.Unresolve(PRICE, SENT, ResolutionReason.PAYMENT, Duration.ofDays(3)),
            new Step.Reject(RejectReason.UNKNOWN_PRODUCT, null),
            new Step.Approve(Duration.ofMinutes(30)),
            new Step.Accept(List.of(HoldReason.DAILY_CAP)),
            new Step.Decline(),
            new Step.Lapse(),
            new Step.Expire(),
            Step.Cancel.byShopper(),
            new Step.Confirm(),
            new Step.Ship(),
            new Step.Deliver(),
            new Step.Fail("nobody there"));

    /** The state it leads to, {@code late} or {@code no}. */
    private static final String TABLE = """
                          Place  Authorise   Grant  Hold Unresolve     Reject   Approve Accept      Decline   Lapse     Expire    Cancel    Confirm   Ship    Deliver   Fail
            REQUESTED     PLACED AUTHORISING no     HELD IN_RESOLUTION REJECTED no      no          no        no        no        CANCELLED no        no      no        no
            HELD          late   late        no     late IN_RESOLUTION no       PLACED  AUTHORISING CANCELLED CANCELLED late      CANCELLED no        no      no        no
            AUTHORISING   late   late        PLACED late IN_RESOLUTION no       no      no          no        late      late      CANCELLED no        no      no        no
            IN_RESOLUTION PLACED AUTHORISING late   HELD IN_RESOLUTION REJECTED no      no          no        late      CANCELLED CANCELLED no        no      no        no
            PLACED        late   late        late   late late          no       no      no          no        late      late      CANCELLED CONFIRMED no      no        no
            CONFIRMED     late   late        late   late late          no       no      no          no        late      late      CANCELLED late      SHIPPED no        UNDELIVERED
            SHIPPED       late   late        late   late late          no       no      no          no        late      late      CANCELLED late      late    DELIVERED UNDELIVERED
            DELIVERED     late   late        late   late late          no       no      no          no        late      late      no        late      late    late      no
            UNDELIVERED   late   late        late   late late          no       no      no          no        late      late      no        late      late    no        late
            CANCELLED     late   late        late   late late          late     no      no          no        late      late      late      late      late    late      late
            REJECTED      no     no          no     no   late          late     no      no          no        late      late      no        no        no      no        no
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
                        "STOCK_RESERVED",
                        "PAYMENT_AUTHORISED",
                        "PRICE_ABOVE_CEILING",
                        "PAYMENT",
                        "UNKNOWN_PRODUCT",
                        "APPROVED",
                        "APPROVED",
                        "DECLINED",
                        "LAPSED",
                        "UNRESOLVED",
                        "BY_SHOPPER",
                        "GRACE_OVER",
                        "DISPATCHED",
                        "DELIVERED",
                        "nobody there");
    }
}

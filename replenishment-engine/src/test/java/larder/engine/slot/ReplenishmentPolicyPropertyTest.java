package larder.engine.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import larder.contracts.EventId;
import larder.contracts.OrderId;
import larder.contracts.binding.LevelRule;
import larder.contracts.decision.Decision.Reason;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.Channel;
import larder.contracts.device.DeviceEvent.Click;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.contracts.device.DeviceEvent.UsageReported;
import larder.contracts.device.DeviceState.Status;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.RejectReason;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Whatever happens to a slot, in whatever order, the policy answers as the naive model does. */
class ReplenishmentPolicyPropertyTest {

    private static final Limits LIMITS = new Limits(
            Duration.ofMinutes(10),
            Duration.ofHours(24),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            8,
            Duration.ofDays(3));

    /** One step of a slot's life; {@code pause} is the time since the step before, {@code idsBack} 0 for a new event id. */
    sealed interface Step {
        Duration pause();

        record Bind(
                Duration pause,
                String owner,
                boolean paused,
                boolean several,
                int cap,
                @Nullable LevelRule rule) implements Step {}

        record Unbind(Duration pause) implements Step {}

        record Register(Duration pause, Status status) implements Step {}

        /** Ends the order made {@code back} orders ago. */
        record EndOrder(Duration pause, int back, int how) implements Step {}

        record Send(Duration pause, int kind, int idsBack, String amount, Duration age) implements Step {}
    }

    /** Lives must be varied enough to meet every answer. */
    @Property(tries = 1000)
    void answersAsTheNaiveModelDoes(@ForAll("lives") List<Step> life) {
        Household household = new Household(LIMITS);
        NaiveModel model = new NaiveModel(LIMITS);
        Instant now = Kitchen.NOON;
        for (Step step : life) {
            now = now.plus(step.pause());
            take(step, now, household, model);
        }
        Statistics.label("answers").coverage(answers -> {
            for (Reason reason : Reason.values()) {
                answers.check(reason.name()).count(count -> count > 0);
            }
            answers.check("ORDER").count(count -> count > 0);
            answers.check("ORDER again").count(count -> count > 0);
        });
    }

    @Property(tries = 200)
    void neverHasTwoOpenOrdersWhereOnlyOneIsAllowed(@ForAll("lives") List<Step> life) {
        Household household = new Household(LIMITS);
        NaiveModel model = new NaiveModel(LIMITS);
        Instant now = Kitchen.NOON;
        for (Step step : life) {
            now = now.plus(step.pause());
            int before = household.slot().orders().open().size();
            take(step, now, household, model);
            Binding.Rules rules = household.slot().binding().rules();
            if (rules != null && !rules.severalOpenOrders()) {
                assertThat(household.slot().orders().open()).hasSizeLessThanOrEqualTo(Math.max(1, before));
            }
        }
    }

    private static void take(Step step, Instant now, Household household, NaiveModel model) {
        switch (step) {
            case Step.Bind bind -> {
                var binding = Kitchen.binding(bind.owner(), bind.paused(), bind.several(), bind.cap(), bind.rule());
                household.binds(binding);
                model.add(new Happening.Bound(binding));
            }
            case Step.Unbind _ -> {
                household.binds(null);
                model.add(new Happening.Bound(null));
            }
            case Step.Register register -> {
                household.hears(register.status());
                model.add(new Happening.Device(register.status()));
            }
            case Step.EndOrder end -> {
                List<OrderId> orders = model.everyOrder();
                if (end.back() < orders.size()) {
                    OrderEvent event = last(orders.reversed().get(end.back()), end.how(), now);
                    household.learns(event);
                    model.add(new Happening.OrderStep(event));
                }
            }
            case Step.Send send -> {
                DeviceEvent event = event(send, model.events(), now);
                if (!model.orderedBeyondMemory(event)) {
                    compare(event, household, model);
                }
            }
        }
    }

    private static void compare(DeviceEvent event, Household household, NaiveModel model) {
        NaiveModel.Answered expected = model.answer(event);
        Statistics.label("answers").collect(expected.repeat() ? expected.word() + " again" : expected.word());
        Verdict verdict = household.sends(event);
        String word = switch (verdict.answer()) {
            case Answer.Order _ -> "ORDER";
            case Answer.Ignore ignore -> ignore.reason().name();
        };
        OrderId inTheWay = verdict.answer() instanceof Answer.Ignore ignore ? ignore.openOrder() : null;
        assertThat(new NaiveModel.Answered(word, inTheWay, verdict.repeat())).isEqualTo(expected);
        if (verdict.answer() instanceof Answer.Order order) {
            assertThat(order.order()).isEqualTo(OrderId.from(verdict.decision()));
        }
    }

    private static OrderEvent last(OrderId order, int how, Instant at) {
        return switch (how) {
            case 0, 1, 2 -> new OrderEvent.OrderDelivered(order, Kitchen.SLOT, at);
            case 3 -> new OrderEvent.OrderRejected(order, Kitchen.SLOT, RejectReason.OUT_OF_STOCK, at);
            case 4 -> new OrderEvent.OrderCancelled(order, Kitchen.SLOT, CancelReason.BY_SHOPPER, at);
            case 5 -> new OrderEvent.OrderUndelivered(order, Kitchen.SLOT, "nobody there", at);
            default -> new OrderEvent.OrderShipped(order, Kitchen.SLOT, at);
        };
    }

    private static DeviceEvent event(Step.Send send, int sentBefore, Instant now) {
        EventId id = new EventId("e" + Math.max(0, sentBefore - send.idsBack()));
        BigDecimal amount = new BigDecimal(send.amount());
        Instant then = now.minus(send.age());
        return switch (send.kind()) {
            case 0, 1 -> new ButtonPressed(id, Kitchen.SLOT, Click.SINGLE, then, now);
            case 2 -> new ReplenishmentAsked(id, Kitchen.SLOT, Channel.VOICE, then, now);
            case 3, 4, 5, 6 -> new LevelRead(id, Kitchen.SLOT, amount, then, now);
            default -> new UsageReported(id, Kitchen.SLOT, amount, then, now);
        };
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Step bound = new Step.Bind(Duration.ZERO, "kim", false, false, 3, Kitchen.PERCENT);
        return Arbitraries.frequencyOf(
                        Tuple.of(30, sends()), Tuple.of(6, ends()), Tuple.of(2, binds()), Tuple.of(1, others()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(steps -> Stream.concat(Stream.of(bound), steps.stream()).toList());
    }

    private static Arbitrary<Duration> pauses() {
        return Arbitraries.of("PT0S", "PT1S", "PT20S", "PT59S", "PT60S", "PT5M", "PT20M", "PT2H", "PT13H", "PT36H")
                .map(Duration::parse);
    }

    private static Arbitrary<Step> sends() {
        return Combinators.combine(
                        pauses(),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.of(0, 0, 0, 0, 0, 0, 1, 2, 7, 8, 9, 12),
                        Arbitraries.of(
                                "-1", "0", "1", "4", "9.5", "15", "19.99", "20", "20.01", "25", "30", "30.1", "50",
                                "79", "90", "100", "100.01"),
                        Arbitraries.of(
                                        "PT0S",
                                        "PT0S",
                                        "PT0S",
                                        "PT0S",
                                        "PT3S",
                                        "PT30S",
                                        "PT10M",
                                        "PT10M0.001S",
                                        "PT1H",
                                        "PT24H",
                                        "PT24H1S",
                                        "PT-60S",
                                        "PT-61S")
                                .map(Duration::parse))
                .as(Step.Send::new);
    }

    private static Arbitrary<Step> ends() {
        return Combinators.combine(
                        pauses(),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 6))
                .as(Step.EndOrder::new);
    }

    private static Arbitrary<Step> binds() {
        return Combinators.combine(
                        pauses(),
                        Arbitraries.of("kim", "kim", "kim", "lee"),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.of(false, true),
                        Arbitraries.integers().between(1, 4),
                        rules())
                .as(Step.Bind::new);
    }

    private static Arbitrary<@Nullable LevelRule> rules() {
        return Arbitraries.of(
                        Kitchen.PERCENT,
                        Kitchen.PERCENT,
                        new LevelRule(new BigDecimal("100.0"), new BigDecimal(50), BigDecimal.ZERO),
                        new LevelRule(new BigDecimal(30), new BigDecimal(10), new BigDecimal("2.5")))
                .injectNull(0.1);
    }

    private static Arbitrary<Step> others() {
        Arbitrary<Step> unbind = pauses().map(Step.Unbind::new);
        Arbitrary<Step> register =
                Combinators.combine(pauses(), Arbitraries.of(Status.class)).as(Step.Register::new);
        return Arbitraries.oneOf(List.of(unbind, register));
    }
}

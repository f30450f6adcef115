package larder.engine.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import larder.contracts.EventId;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.decision.Decision.Reason;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.Channel;
import larder.contracts.device.DeviceEvent.Click;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.contracts.device.DeviceEvent.UsageReported;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.engine.slot.Lives.Step;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever happens to a slot, in whatever order, the policy answers as the naive model does. */
class ReplenishmentPolicyPropertyTest {

    private static final Limits LIMITS = new Limits(
            Duration.ofMinutes(10),
            Duration.ofHours(24),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            8,
            Duration.ofDays(3),
            Duration.ofHours(10));

    /** What is seldom met but by households that cancel much. */
    private static final EnumSet<Reason> OF_CANCELLING = EnumSet.of(Reason.CANCELLED_LATELY, Reason.CANCELLED_TWICE);

    /** These lives are varied enough to meet every other answer. */
    @Property(tries = 1000)
    void answersAsTheNaiveModelDoes(@ForAll("mixed") List<Step> life) {
        live(life);
        Statistics.label("answers").coverage(answers -> {
            for (Reason reason : EnumSet.complementOf(OF_CANCELLING)) {
                answers.check(reason.name()).count(count -> count > 0);
            }
            answers.check("ORDER").count(count -> count > 0);
            answers.check("ORDER again").count(count -> count > 0);
        });
    }

    @Property(tries = 1000)
    void answersThoseWhoCancelAsTheNaiveModelDoes(@ForAll("ofCancelling") List<Step> life) {
        live(life);
        Statistics.label("answers").coverage(answers -> {
            for (Reason reason : OF_CANCELLING) {
                answers.check(reason.name()).count(count -> count > 0);
            }
        });
    }

    @Property(tries = 1000)
    void answersSensorsAsTheNaiveModelDoes(@ForAll("ofSensors") List<Step> life) {
        live(life);
    }

    @Property(tries = 1000)
    void answersButtonsAsTheNaiveModelDoes(@ForAll("ofButtons") List<Step> life) {
        live(life);
    }

    @Provide
    Arbitrary<List<Step>> mixed() {
        return Lives.mixed();
    }

    @Provide
    Arbitrary<List<Step>> ofCancelling() {
        return Lives.ofCancelling();
    }

    @Provide
    Arbitrary<List<Step>> ofSensors() {
        return Lives.ofSensors();
    }

    @Provide
    Arbitrary<List<Step>> ofButtons() {
        return Lives.ofButtons();
    }

    /** Plays a life to the policy and to the model; neither answers differ nor are there ever two open orders where one is allowed. */
    private static void live(List<Step> life) {
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
                var binding = Kitchen.needingChoice(
                        Kitchen.binding(bind.owner(), bind.paused(), bind.several(), bind.cap(), bind.rule()),
                        bind.needsChoice());
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
        OrderTerms terms = verdict.answer() instanceof Answer.Order order ? order.terms() : null;
        assertThat(new NaiveModel.Answered(word, inTheWay, terms, verdict.repeat()))
                .isEqualTo(expected);
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
            case 7, 8 -> new OrderEvent.OrderCancelled(order, Kitchen.SLOT, CancelReason.DECLINED, at);
            case 9 -> new OrderEvent.OrderCancelled(order, Kitchen.SLOT, CancelReason.UNRESOLVED, at);
            case 10 -> new OrderEvent.OrderCancelled(order, Kitchen.SLOT, CancelReason.LAPSED, at);
            default -> new OrderEvent.OrderShipped(order, Kitchen.SLOT, at);
        };
    }

    private static Channel channel(Step.Send send) {
        return send.amount().length() == 2 ? Channel.PARTNER_DEVICE : Channel.VOICE;
    }

    private static DeviceEvent event(Step.Send send, int sentBefore, Instant now) {
        EventId id = new EventId("e" + Math.max(0, sentBefore - send.idsBack()));
        BigDecimal amount = new BigDecimal(send.amount());
        Instant then = now.minus(send.age());
        return switch (send.kind()) {
            case PRESS -> new ButtonPressed(id, Kitchen.SLOT, Click.SINGLE, then, now);
            case WISH -> new ReplenishmentAsked(id, Kitchen.SLOT, channel(send), then, now);
            case LEVEL -> new LevelRead(id, Kitchen.SLOT, amount, then, now);
            case USAGE -> new UsageReported(id, Kitchen.SLOT, amount, then, now);
        };
    }
}

package larder.engine.slot;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import larder.contracts.DecisionId;
import larder.contracts.OrderId;
import larder.contracts.binding.LevelRule;
import larder.contracts.decision.Decision.Reason;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.Channel;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.contracts.device.DeviceEvent.UsageReported;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a device event means for its slot: the decision table of the module's README, row by row.
 *
 * <p>It knows no clock. An event is judged by when it happened and when the gateway took it in, so that an engine that is late, or
 * decides again after a crash, decides the same.
 */
public final class ReplenishmentPolicy {

    /** Finer or larger numbers than these are no measurement, and arithmetic on them could exhaust the memory. */
    private static final int MOST_DIGITS = 18;

    private static final int MOST_DECIMALS = 9;

    private final Limits limits;

    public ReplenishmentPolicy(Limits limits) {
        this.limits = limits;
    }

    public Verdict decide(SlotState slot, DeviceEvent event) {
        DecisionId decision = DecisionId.on(event.slot(), event.event());
        Answer known = slot.answered().find(decision, event.receivedAt(), limits.rememberedFor());
        if (known != null) {
            return new Verdict(decision, known, true, slot);
        }
        Outcome outcome = answer(slot, event, decision);
        AnsweredEvents answered = slot.answered().with(decision, event.receivedAt(), outcome.answer(), limits);
        return new Verdict(decision, outcome.answer(), false, outcome.slot().with(answered));
    }

    private Outcome answer(SlotState slot, DeviceEvent event, DecisionId decision) {
        if (isOlderThan(expiry(event), event)) {
            return ignore(Reason.STALE, slot);
        }
        if (isAheadBy(limits.clockSkew(), event)) {
            return ignore(Reason.CLOCK_SKEW, slot);
        }
        if (slot.device() == Standing.BARRED) {
            return ignore(Reason.DEREGISTERED, slot);
        }
        Binding.Rules rules = slot.binding().rules();
        PackedTerms terms = slot.binding().terms();
        if (rules == null || terms == null) {
            return ignore(Reason.UNBOUND, slot);
        }
        if (rules.paused() || slot.device() == Standing.PAUSED) {
            return ignore(Reason.PAUSED, slot);
        }
        if (rules.needsChoice()) {
            return ignore(Reason.NEEDS_CHOICE, slot);
        }
        Wish wish = new Wish(event, decision, rules, terms);
        return switch (event) {
            case ButtonPressed press -> onPress(slot, press, wish);
            case ReplenishmentAsked asked -> order(slot, wish, triggerOf(asked.channel()));
            case LevelRead read -> onLevel(slot, read, wish);
            case UsageReported used -> onUsage(slot, used, wish);
        };
    }

    private static Trigger triggerOf(Channel channel) {
        return switch (channel) {
            case VOICE -> Trigger.VOICE;
            case VIRTUAL_BUTTON -> Trigger.VIRTUAL_BUTTON;
            case PARTNER_DEVICE -> Trigger.DRS;
            case APP -> Trigger.APP;
        };
    }

    private Outcome onPress(SlotState slot, ButtonPressed press, Wish wish) {
        if (isWithin(limits.debounce(), slot.pressedAt(), press.occurredAt())) {
            return ignore(Reason.REPEATED_PRESS, slot);
        }
        return order(slot.pressed(press.occurredAt()), wish, Trigger.PRESS);
    }

    private Outcome onLevel(SlotState slot, LevelRead read, Wish wish) {
        Gauge gauge = slot.gauge();
        LevelRule rule = wish.rules().level();
        if (gauge.hasLevelOutOfOrder(read.occurredAt())) {
            return ignore(Reason.IGNORED_OUT_OF_ORDER, slot);
        }
        if (rule == null || !isMeasurement(read.level(), rule)) {
            return ignore(Reason.IMPLAUSIBLE, slot);
        }
        Gauge.Reading reading = new Gauge.Reading(read.level(), read.occurredAt());
        if (gauge.doubts(reading, rule)) {
            return ignore(Reason.IMPLAUSIBLE, slot.with(gauge.suspecting(reading)));
        }
        SlotState next = slot.with(gauge.read(reading, rule));
        return onLow(
                Disarmed.refilled(read.level(), rule)
                        ? next.with(next.reorders().refilled())
                        : next,
                read.level(),
                rule,
                wish,
                Trigger.LEVEL);
    }

    private Outcome onUsage(SlotState slot, UsageReported used, Wish wish) {
        Gauge gauge = slot.gauge();
        LevelRule rule = wish.rules().level();
        if (gauge.hasUsageOutOfOrder(used.occurredAt())) {
            return ignore(Reason.IGNORED_OUT_OF_ORDER, slot);
        }
        if (rule == null || !isMeasurement(used.used(), rule)) {
            return ignore(Reason.IMPLAUSIBLE, slot);
        }
        Gauge next = gauge.used(used.used(), used.occurredAt(), rule);
        return onLow(slot.with(next), next.left(rule), rule, wish, Trigger.USAGE);
    }

    /** The slot has taken the reading in; is what is left low enough to order? */
    private Outcome onLow(SlotState slot, BigDecimal left, LevelRule rule, Wish wish, Trigger trigger) {
        return left.compareTo(rule.threshold()) > 0 ? ignore(Reason.ABOVE_THRESHOLD, slot) : order(slot, wish, trigger);
    }

    private Outcome order(SlotState slot, Wish wish, Trigger trigger) {
        OrderBook orders = slot.orders();
        Instant receivedAt = wish.event().receivedAt();
        if (!orders.open().isEmpty() && !wish.rules().severalOpenOrders()) {
            return new Outcome(
                    new Answer.Ignore(Reason.ORDER_OPEN, orders.open().getLast()), slot);
        }
        if (orders.askedInDayBefore(receivedAt) >= wish.rules().dailyCap()) {
            return ignore(Reason.CAPPED, slot);
        }
        Reason heldBack = isByItself(trigger) ? slot.reorders().heldBack(receivedAt, limits.pauseAfterCancel()) : null;
        if (heldBack != null) {
            return ignore(heldBack, slot);
        }
        if (isByLevel(trigger) && slot.gauge().disarmed() != null) {
            return ignore(Reason.DISARMED, slot);
        }
        OrderId order = OrderId.from(wish.decision());
        Gauge gauge = isByLevel(trigger) ? slot.gauge().disarmedBy(order) : slot.gauge();
        return new Outcome(
                new Answer.Order(order, trigger, wish.terms()),
                slot.with(orders.asked(order, receivedAt))
                        .with(gauge)
                        .with(isByItself(trigger) ? slot.reorders().asked(order) : slot.reorders()));
    }

    /** Whether nobody of the household asked for it. */
    private static boolean isByItself(Trigger trigger) {
        return isByLevel(trigger) || trigger == Trigger.DRS;
    }

    private static boolean isByLevel(Trigger trigger) {
        return switch (trigger) {
            case LEVEL, USAGE -> true;
            case PRESS, ASKED, DRS, VOICE, VIRTUAL_BUTTON, APP -> false;
        };
    }

    private Duration expiry(DeviceEvent event) {
        return switch (event) {
            case ButtonPressed _, ReplenishmentAsked _ -> limits.pressExpiry();
            case LevelRead _, UsageReported _ -> limits.readingExpiry();
        };
    }

    private static boolean isOlderThan(Duration age, DeviceEvent event) {
        return Duration.between(event.occurredAt(), event.receivedAt()).compareTo(age) > 0;
    }

    private static boolean isAheadBy(Duration skew, DeviceEvent event) {
        return Duration.between(event.receivedAt(), event.occurredAt()).compareTo(skew) > 0;
    }

    private static boolean isWithin(Duration distance, @Nullable Instant one, Instant other) {
        return one != null && Duration.between(one, other).abs().compareTo(distance) < 0;
    }

    private static boolean isMeasurement(BigDecimal value, LevelRule rule) {
        return value.scale() <= MOST_DECIMALS
                && value.precision() - (long) value.scale() <= MOST_DIGITS
                && value.signum() >= 0
                && value.compareTo(rule.capacity()) <= 0;
    }

    private static Outcome ignore(Reason reason, SlotState slot) {
        return new Outcome(new Answer.Ignore(reason, null), slot);
    }

    /** An event that may order, and what it would order. */
    private record Wish(DeviceEvent event, DecisionId decision, Binding.Rules rules, PackedTerms terms) {}

    private record Outcome(Answer answer, SlotState slot) {}
}

package larder.engine.slot;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.Channel;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.contracts.device.DeviceEvent.UsageReported;
import larder.contracts.device.DeviceState.Status;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.OrderCancelled;
import larder.contracts.order.OrderEvent.OrderDelivered;
import larder.contracts.order.OrderEvent.OrderRejected;
import larder.contracts.order.OrderEvent.OrderUndelivered;
import larder.engine.slot.Happening.Bound;
import larder.engine.slot.Happening.Device;
import larder.engine.slot.Happening.OrderStep;
import larder.engine.slot.Happening.Sent;
import org.jspecify.annotations.Nullable;

/**
 * The decision table once more, told from the whole list of what ever happened. It keeps no state that a next event builds on, so it
 * cannot share the policy's mistakes of keeping state.
 */
final class NaiveModel {

    private static final Set<String> NOT_TAKEN_IN = Set.of(
            "STALE",
            "CLOCK_SKEW",
            "DEREGISTERED",
            "UNBOUND",
            "PAUSED",
            "NEEDS_CHOICE",
            "REPEATED_PRESS",
            "IGNORED_OUT_OF_ORDER",
            "IMPLAUSIBLE");

    private final Limits limits;
    private final List<Happening> past = new ArrayList<>();

    NaiveModel(Limits limits) {
        this.limits = limits;
    }

    void add(Happening happening) {
        past.add(happening);
    }

    /** What an event must be answered with; remembers that it was. */
    Answered answer(DeviceEvent event) {
        Optional<Sent> before = rememberedAnswer(event);
        if (before.isPresent()) {
            return new Answered(
                    before.get().word(), before.get().inTheWay(), before.get().terms(), true);
        }
        String word = word(event);
        OrderId inTheWay = word.equals("ORDER_OPEN") ? openOrders().getLast() : null;
        OrderTerms terms = word.equals("ORDER")
                ? Objects.requireNonNull(bindingAt(past.size())).terms()
                : null;
        past.add(new Sent(event, word, inTheWay, terms));
        return new Answered(word, inTheWay, terms, false);
    }

    record Answered(
            String word,
            @Nullable OrderId inTheWay,
            @Nullable OrderTerms terms,
            boolean repeat) {}

    /** Whether an event was answered with an order so long ago that nobody remembers; then order-service refuses the second. */
    boolean orderedBeyondMemory(DeviceEvent event) {
        return rememberedAnswer(event).isEmpty()
                && sent(0).stream()
                        .anyMatch(each -> each.ordered() && each.event().event().equals(event.event()));
    }

    int events() {
        return (int)
                sent(0).stream().map(each -> each.event().event()).distinct().count();
    }

    List<OrderId> everyOrder() {
        return sent(0).stream().filter(Sent::ordered).map(Sent::order).toList();
    }

    private Optional<Sent> rememberedAnswer(DeviceEvent event) {
        List<Sent> all = sent(0);
        return all.subList(Math.max(0, all.size() - limits.rememberedEvents()), all.size()).reversed().stream()
                .filter(each -> each.event().event().equals(event.event()))
                .filter(each -> event.receivedAt().getEpochSecond()
                                - each.event().receivedAt().getEpochSecond()
                        <= limits.rememberedFor().toSeconds())
                .findFirst();
    }

    private String word(DeviceEvent event) {
        boolean reading = event instanceof LevelRead || event instanceof UsageReported;
        Duration age = Duration.between(event.occurredAt(), event.receivedAt());
        BindingState binding = bindingAt(past.size());
        if (age.compareTo(reading ? limits.readingExpiry() : limits.pressExpiry()) > 0) {
            return "STALE";
        } else if (age.negated().compareTo(limits.clockSkew()) > 0) {
            return "CLOCK_SKEW";
        } else if (EnumSet.of(Status.DEREGISTERED, Status.SUSPENDED).contains(lastStatus())) {
            return "DEREGISTERED";
        } else if (binding == null) {
            return "UNBOUND";
        } else if (binding.paused() || lastStatus() == Status.PAUSED) {
            return "PAUSED";
        } else if (binding.reason() != null) {
            return "NEEDS_CHOICE";
        }
        return switch (event) {
            case ButtonPressed _ -> isRepeatedPress(event) ? "REPEATED_PRESS" : order(event, binding, false);
            case ReplenishmentAsked _ -> order(event, binding, false);
            case LevelRead read -> level(read, binding);
            case UsageReported used -> usage(used, binding);
        };
    }

    private String level(LevelRead read, BindingState binding) {
        LevelRule rule = binding.levelRule();
        if (takenIn(past.size()).anyMatch(each -> !each.event().occurredAt().isBefore(read.occurredAt()))) {
            return "IGNORED_OUT_OF_ORDER";
        }
        if (rule == null || isImpossible(read.level(), rule) || isUnbelievable(read, rule)) {
            return "IMPLAUSIBLE";
        }
        return read.level().compareTo(rule.threshold()) > 0
                ? "ABOVE_THRESHOLD"
                : order(read, binding, !isArmedBy(read));
    }

    private String usage(UsageReported used, BindingState binding) {
        LevelRule rule = binding.levelRule();
        if (takenIn(past.size())
                .anyMatch(each -> each.event() instanceof LevelRead level
                        && !level.occurredAt().isBefore(used.occurredAt()))) {
            return "IGNORED_OUT_OF_ORDER";
        }
        if (rule == null || isImpossible(used.used(), rule)) {
            return "IMPLAUSIBLE";
        }
        BigDecimal left = estimateAt(past.size()).orElse(rule.capacity()).subtract(used.used());
        return left.compareTo(rule.threshold()) > 0 ? "ABOVE_THRESHOLD" : order(used, binding, !isArmedBy(used));
    }

    private String order(DeviceEvent event, BindingState binding, boolean disarmed) {
        if (!openOrders().isEmpty() && !binding.severalOpenOrders()) {
            return "ORDER_OPEN";
        }
        Instant dayBefore = event.receivedAt().minus(Duration.ofHours(24));
        long lately = sent(ownersStart()).stream()
                .filter(each -> each.ordered() && each.event().receivedAt().isAfter(dayBefore))
                .count();
        if (lately >= binding.dailyCap()) {
            return "CAPPED";
        }
        Optional<String> heldBack = isByItself(event) ? heldBack(event.receivedAt()) : Optional.empty();
        return heldBack.orElse(disarmed ? "DISARMED" : "ORDER");
    }

    private static boolean isByItself(DeviceEvent event) {
        return switch (event) {
            case LevelRead _, UsageReported _ -> true;
            case ReplenishmentAsked asked -> asked.channel() == Channel.PARTNER_DEVICE;
            case ButtonPressed _ -> false;
        };
    }

    /** Counts the cancels by the household since an order came, the level was up or it unbound the slot, of orders that it had not asked for. */
    private Optional<String> heldBack(Instant now) {
        List<Instant> cancels = new ArrayList<>();
        for (int i = Math.max(ownersStart(), lastUnbinding()); i < past.size(); i++) {
            if (past.get(i) instanceof OrderStep(var step) && isFirstLastStep(step.order(), i)) {
                if (step instanceof OrderDelivered) {
                    cancels.clear();
                } else if (isByHousehold(step) && isByItself(eventOf(step.order()))) {
                    cancels.add(step.at());
                }
            } else if (past.get(i) instanceof Sent sent && isTakenIn(sent) && showsRefill(sent.event(), i)) {
                cancels.clear();
            }
        }
        if (cancels.size() > 1) {
            return Optional.of("CANCELLED_TWICE");
        }
        return cancels.stream()
                .filter(at -> now.isBefore(at.plus(limits.pauseAfterCancel())))
                .map(_ -> "CANCELLED_LATELY")
                .findAny();
    }

    private boolean showsRefill(DeviceEvent event, int place) {
        LevelRule rule = Objects.requireNonNull(bindingAt(place)).levelRule();
        return rule != null
                && event instanceof LevelRead read
                && read.level().compareTo(rule.threshold().add(rule.hysteresis())) > 0;
    }

    private DeviceEvent eventOf(OrderId order) {
        return sent(0).stream()
                .filter(each -> each.ordered() && each.order().equals(order))
                .findFirst()
                .orElseThrow()
                .event();
    }

    private static boolean isByHousehold(OrderEvent step) {
        return step instanceof OrderCancelled cancelled
                && EnumSet.of(CancelReason.BY_SHOPPER, CancelReason.DECLINED).contains(cancelled.reason());
    }

    private static boolean isFailure(OrderEvent step) {
        return step instanceof OrderRejected
                || step instanceof OrderUndelivered
                || (step instanceof OrderCancelled cancelled
                        && EnumSet.of(CancelReason.BY_OPS, CancelReason.UNRESOLVED)
                                .contains(cancelled.reason()));
    }

    private Status lastStatus() {
        Status last = Status.CLAIMED;
        for (Happening each : past) {
            if (each instanceof Device(Status status)) {
                last = status;
            }
        }
        return last;
    }

    private boolean isRepeatedPress(DeviceEvent press) {
        int since = Math.max(ownersStart(), lastUnbinding());
        return sent(since).stream()
                .filter(each -> each.event() instanceof ButtonPressed && !NOT_TAKEN_IN.contains(each.word()))
                .map(each -> each.event().occurredAt())
                .max(Comparator.naturalOrder())
                .filter(last -> Duration.between(last, press.occurredAt()).abs().compareTo(limits.debounce()) < 0)
                .isPresent();
    }

    private static boolean isImpossible(BigDecimal value, LevelRule rule) {
        return value.signum() < 0 || value.compareTo(rule.capacity()) > 0;
    }

    private boolean isUnbelievable(LevelRead read, LevelRule rule) {
        List<LevelRead> levels = takenIn(past.size())
                .filter(each -> each.event() instanceof LevelRead)
                .map(each -> (LevelRead) each.event())
                .toList();
        if (levels.isEmpty()
                || Duration.between(levels.getLast().occurredAt(), read.occurredAt())
                                .compareTo(Duration.ofHours(1))
                        > 0) {
            return false;
        }
        BigDecimal last = levels.getLast().level();
        BigDecimal from = estimateAt(past.size()).map(last::min).orElse(last);
        boolean steep = from.subtract(read.level()).compareTo(rule.capacity().multiply(new BigDecimal("0.6"))) > 0;
        return steep && !isConfirmed(read, rule);
    }

    /** Whether the last level reading that was possible at all was doubted too, and says nearly the same. */
    private boolean isConfirmed(LevelRead read, LevelRule rule) {
        return sent(containersStart(past.size())).reversed().stream()
                .filter(each -> each.event() instanceof LevelRead)
                .filter(each ->
                        !NOT_TAKEN_IN.contains(each.word()) || each.word().equals("IMPLAUSIBLE"))
                .filter(each -> !isImpossible(((LevelRead) each.event()).level(), rule))
                .findFirst()
                .filter(each -> each.word().equals("IMPLAUSIBLE"))
                .map(each -> (LevelRead) each.event())
                .filter(doubted -> doubted.occurredAt().isBefore(read.occurredAt()))
                .filter(doubted -> doubted.level()
                                .subtract(read.level())
                                .abs()
                                .compareTo(rule.capacity().multiply(new BigDecimal("0.1")))
                        <= 0)
                .isPresent();
    }

    /** Whether the slot may order by level when it takes this reading in, after all that was. */
    private boolean isArmedBy(DeviceEvent reading) {
        List<Happening> all = new ArrayList<>(past);
        all.add(new Sent(reading, "taken in", null, null));
        int start = containersStart(past.size());
        int ordering = -1;
        for (int i = start; i < past.size(); i++) {
            if (past.get(i) instanceof Sent sent
                    && sent.ordered()
                    && !(sent.event() instanceof ButtonPressed)
                    && !(sent.event() instanceof ReplenishmentAsked)) {
                ordering = i;
            }
        }
        if (ordering < 0) {
            return true;
        }
        OrderId order = ((Sent) past.get(ordering)).order();
        int last = lastStepOf(order, past.size());
        if (last >= 0 && past.get(last) instanceof OrderStep(var step) && isByHousehold(step)) {
            return true;
        }
        for (int i = ordering + 1; i < all.size(); i++) {
            if (all.get(i) instanceof Sent sent && isTakenIn(sent) && arms(sent, i, order, all)) {
                return true;
            }
        }
        return false;
    }

    private boolean arms(Sent sent, int index, OrderId order, List<Happening> all) {
        LevelRule rule = Objects.requireNonNull(
                Objects.requireNonNull(bindingAt(Math.min(index, past.size()))).levelRule());
        BigDecimal enough = rule.threshold().add(rule.hysteresis());
        int end = lastStepOf(order, index);
        boolean failedLongAgo = end >= 0
                && past.get(end) instanceof OrderStep(var step)
                && isFailure(step)
                && !sent.event().occurredAt().isBefore(step.at().plus(Duration.ofHours(24)));
        if (failedLongAgo) {
            return true;
        }
        if (!(sent.event() instanceof LevelRead read)) {
            return estimateAt(index).orElse(rule.capacity()).compareTo(enough) > 0;
        }
        if (read.level().compareTo(enough) > 0) {
            return true;
        }
        boolean delivered = end >= 0 && past.get(end) instanceof OrderStep(OrderDelivered _);
        return delivered
                && lowestSince(end, index, all)
                        .filter(lowest -> read.level().compareTo(lowest) > 0
                                && read.level().subtract(lowest).compareTo(rule.hysteresis()) >= 0)
                        .isPresent();
    }

    /** The lowest level known from a delivery on, before the given place. */
    private Optional<BigDecimal> lowestSince(int delivery, int before, List<Happening> all) {
        List<BigDecimal> levels = new ArrayList<>();
        int start = containersStart(past.size());
        for (int i = start; i < before; i++) {
            if (all.get(i) instanceof Sent sent && isTakenIn(sent) && sent.event() instanceof LevelRead read) {
                if (i < delivery) {
                    levels.clear();
                }
                levels.add(read.level());
            }
        }
        return levels.stream().min(Comparator.naturalOrder());
    }

    /** What is left as far as known before the given place; nothing where the container counts as full. */
    private Optional<BigDecimal> estimateAt(int end) {
        Optional<BigDecimal> left = Optional.empty();
        boolean usageLast = false;
        for (int i = containersStart(end); i < end; i++) {
            if (past.get(i) instanceof Sent sent && isTakenIn(sent)) {
                if (sent.event() instanceof LevelRead read) {
                    left = Optional.of(read.level());
                    usageLast = false;
                } else if (sent.event() instanceof UsageReported used) {
                    BigDecimal capacity = Objects.requireNonNull(
                                    Objects.requireNonNull(bindingAt(i)).levelRule())
                            .capacity();
                    left = Optional.of(
                            left.orElse(capacity).subtract(used.used()).max(BigDecimal.ZERO));
                    usageLast = true;
                }
            } else if (past.get(i) instanceof OrderStep(OrderDelivered delivered)
                    && isFirstLastStep(delivered.order(), i)
                    && usageLast) {
                left = Optional.empty();
            }
        }
        return left;
    }

    /** Open orders of the present owner. */
    private List<OrderId> openOrders() {
        return sent(ownersStart()).stream()
                .filter(Sent::ordered)
                .map(Sent::order)
                .filter(order -> lastStepOf(order, past.size()) < 0)
                .toList();
    }

    /** Where an order of the present owner ended, or -1. */
    private int lastStepOf(OrderId order, int end) {
        boolean asked = false;
        for (int i = ownersStart(); i < Math.min(end, past.size()); i++) {
            if (past.get(i) instanceof Sent sent
                    && sent.ordered()
                    && sent.order().equals(order)) {
                asked = true;
            } else if (asked
                    && past.get(i) instanceof OrderStep(var step)
                    && step.order().equals(order)
                    && step.terminal()) {
                return i;
            }
        }
        return -1;
    }

    private boolean isFirstLastStep(OrderId order, int place) {
        return lastStepOf(order, past.size()) == place;
    }

    private Stream<Sent> takenIn(int end) {
        return past.subList(containersStart(end), end).stream()
                .filter(Sent.class::isInstance)
                .map(Sent.class::cast)
                .filter(NaiveModel::isTakenIn);
    }

    private static boolean isTakenIn(Sent sent) {
        return (sent.event() instanceof LevelRead || sent.event() instanceof UsageReported)
                && !NOT_TAKEN_IN.contains(sent.word());
    }

    private List<Sent> sent(int since) {
        return past.subList(since, past.size()).stream()
                .filter(Sent.class::isInstance)
                .map(Sent.class::cast)
                .toList();
    }

    private @Nullable BindingState bindingAt(int end) {
        BindingState last = null;
        for (Happening each : past.subList(0, end)) {
            if (each instanceof Bound(BindingState binding)) {
                last = binding;
            }
        }
        return last;
    }

    /** The place from which on the slot belongs to its present or last owner. */
    private int ownersStart() {
        int start = 0;
        BindingState last = null;
        for (int i = 0; i < past.size(); i++) {
            if (past.get(i) instanceof Bound(BindingState binding) && binding != null) {
                if (last != null && !last.terms().owner().equals(binding.terms().owner())) {
                    start = i;
                }
                last = binding;
            }
        }
        return start;
    }

    private int lastUnbinding() {
        int last = 0;
        for (int i = 0; i < past.size(); i++) {
            if (past.get(i) instanceof Bound(BindingState binding) && binding == null) {
                last = i;
            }
        }
        return last;
    }

    /** The place from which on readings speak of the same container: same owner, same capacity, bound all the time. */
    private int containersStart(int end) {
        int start = 0;
        BindingState last = null;
        for (int i = 0; i < end; i++) {
            if (past.get(i) instanceof Bound(BindingState binding)) {
                boolean same = last != null
                        && binding != null
                        && last.terms().owner().equals(binding.terms().owner())
                        && capacity(last).equals(capacity(binding));
                if (!same) {
                    start = i;
                }
                last = binding;
            }
        }
        return start;
    }

    private static String capacity(BindingState binding) {
        LevelRule rule = binding.levelRule();
        return rule == null ? "none" : rule.capacity().stripTrailingZeros().toPlainString();
    }
}

package larder.engine.slot;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import larder.contracts.Address;
import larder.contracts.DeviceId;
import larder.contracts.EventId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.Channel;
import larder.contracts.device.DeviceEvent.Click;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.contracts.device.DeviceEvent.UsageReported;
import larder.contracts.device.DeviceState;
import org.jspecify.annotations.Nullable;

/** A household with one slot, where time is counted from a Monday noon. */
public final class Kitchen {

    public static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    public static final SlotId SLOT = new SlotId(new DeviceId("dev-1"), "main");
    public static final LevelRule PERCENT = new LevelRule(new BigDecimal(100), new BigDecimal(20), new BigDecimal(10));

    private Kitchen() {}

    public static Instant at(Duration sinceNoon) {
        return NOON.plus(sinceNoon);
    }

    public static OrderTerms terms(String owner) {
        return new OrderTerms(
                new ShopperId(owner),
                new Sku("WATER-12"),
                Quantity.ONE,
                null,
                new Address("Kim Household", "12 Harbour Street", null, "Busan", "48058", "KR"));
    }

    public static BindingState binding() {
        return binding("kim", false, false, 5, PERCENT);
    }

    public static BindingState binding(
            String owner, boolean paused, boolean several, int dailyCap, @Nullable LevelRule rule) {
        return new BindingState(SLOT, terms(owner), paused, several, dailyCap, rule, 1, NOON);
    }

    /** A binding that needs the shopper's choice, or the same without. */
    public static BindingState needingChoice(BindingState binding, boolean needsChoice) {
        return new BindingState(
                binding.slot(),
                binding.terms(),
                binding.paused(),
                binding.severalOpenOrders(),
                binding.dailyCap(),
                binding.levelRule(),
                binding.version(),
                binding.changedAt(),
                needsChoice ? BindingState.Status.NEEDS_CHOICE : BindingState.Status.ACTIVE,
                needsChoice ? BindingState.ChoiceReason.PRODUCT_NOT_FOR_SALE : null);
    }

    public static DeviceState device(DeviceState.Status status) {
        return new DeviceState(SLOT.device(), "button-1", List.of("main"), status, new ShopperId("kim"), NOON);
    }

    public static ButtonPressed press(String event, Duration when) {
        return new ButtonPressed(new EventId(event), SLOT, Click.SINGLE, at(when), at(when));
    }

    public static ReplenishmentAsked asked(String event, Duration when) {
        return new ReplenishmentAsked(new EventId(event), SLOT, Channel.VOICE, at(when), at(when));
    }

    public static LevelRead level(String event, String level, Duration when) {
        return new LevelRead(new EventId(event), SLOT, new BigDecimal(level), at(when), at(when));
    }

    public static UsageReported used(String event, String used, Duration when) {
        return new UsageReported(new EventId(event), SLOT, new BigDecimal(used), at(when), at(when));
    }

    /** The same event as it would be had it come in later. */
    public static DeviceEvent receivedLater(DeviceEvent event, Duration later) {
        Instant received = event.receivedAt().plus(later);
        return switch (event) {
            case ButtonPressed e -> new ButtonPressed(e.event(), e.slot(), e.click(), e.occurredAt(), received);
            case ReplenishmentAsked e ->
                new ReplenishmentAsked(e.event(), e.slot(), e.channel(), e.occurredAt(), received);
            case LevelRead e -> new LevelRead(e.event(), e.slot(), e.level(), e.occurredAt(), received);
            case UsageReported e -> new UsageReported(e.event(), e.slot(), e.used(), e.occurredAt(), received);
        };
    }
}

package larder.testing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import larder.contracts.Address;
import larder.contracts.DecisionId;
import larder.contracts.DeviceId;
import larder.contracts.EventId;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.Click;
import larder.contracts.device.DeviceEvent.LevelRead;

/** Business situations that tests of several modules begin with. Ids are new each time. */
public final class Fixtures {

    private Fixtures() {}

    /** Now, as precise as PostgreSQL keeps it. */
    public static Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
    }

    public static EventId event() {
        return new EventId(UUID.randomUUID().toString());
    }

    public static ShopperId shopper() {
        return new ShopperId("shopper-" + UUID.randomUUID());
    }

    /** The only slot of a new button. */
    public static SlotId slot() {
        return new SlotId(new DeviceId("dev-" + UUID.randomUUID()), SlotId.MAIN);
    }

    public static Address address() {
        return new Address("Kim Household", "12 Harbour Street", null, "Busan", "48058", "KR");
    }

    /** Two packs at any price. */
    public static OrderTerms terms() {
        return new OrderTerms(shopper(), new Sku("TEST-SKU"), new Quantity(2), null, address());
    }

    /** Two packs for at most the given total. */
    public static OrderTerms termsUpTo(Money ceiling) {
        return new OrderTerms(shopper(), new Sku("TEST-SKU"), new Quantity(2), ceiling, address());
    }

    public static BindingState binding(SlotId slot) {
        return new BindingState(slot, terms(), false, false, BindingState.DEFAULT_DAILY_CAP, null, 1, now());
    }

    /** A binding of a slot whose sensor reads percent: order at 20 or below, armed again above 30. */
    public static BindingState levelBinding(SlotId slot) {
        LevelRule rule = new LevelRule(new BigDecimal(100), new BigDecimal(20), new BigDecimal(10));
        return new BindingState(slot, terms(), false, false, BindingState.DEFAULT_DAILY_CAP, rule, 1, now());
    }

    public static ButtonPressed press(SlotId slot) {
        Instant now = now();
        return new ButtonPressed(event(), slot, Click.SINGLE, now, now);
    }

    public static LevelRead reading(SlotId slot, String level, Instant at) {
        return new LevelRead(event(), slot, new BigDecimal(level), at, at);
    }

    /** The decision to order on a press of a slot. */
    public static OrderDecided orderDecided(SlotId slot, OrderTerms terms) {
        EventId event = event();
        DecisionId decision = DecisionId.on(slot, event);
        Instant now = now();
        return new OrderDecided(decision, event, slot, OrderId.from(decision), Trigger.PRESS, terms, false, now, now);
    }
}

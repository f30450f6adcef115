package larder.contracts.device;

import java.math.BigDecimal;
import java.time.Instant;
import larder.contracts.DeviceId;
import larder.contracts.EventId;
import larder.contracts.SlotId;

/** Something a device reported about one of its slots. */
public sealed interface DeviceEvent {

    EventId event();

    SlotId slot();

    /** When it happened, by the device's clock. */
    Instant occurredAt();

    /** When the gateway took it in, by the gateway's clock. Everything that is judged by age is judged between these two. */
    Instant receivedAt();

    default DeviceId device() {
        return slot().device();
    }

    /** Somebody pressed a button. */
    record ButtonPressed(EventId event, SlotId slot, Click click, Instant occurredAt, Instant receivedAt)
            implements DeviceEvent {}

    /** A sensor read how much is left, in the slot's own unit. */
    record LevelRead(EventId event, SlotId slot, BigDecimal level, Instant occurredAt, Instant receivedAt)
            implements DeviceEvent {}

    /** An appliance used some of the slot's consumable, in the slot's own unit. */
    record UsageReported(EventId event, SlotId slot, BigDecimal used, Instant occurredAt, Instant receivedAt)
            implements DeviceEvent {}

    /** Somebody or something asked for a refill outright, without a button of its own. */
    record ReplenishmentAsked(EventId event, SlotId slot, Channel channel, Instant occurredAt, Instant receivedAt)
            implements DeviceEvent {}

    /** How a button was pressed. */
    enum Click {
        SINGLE,
        DOUBLE,
        LONG
    }

    /** Through what a refill was asked for. */
    enum Channel {
        VOICE,
        VIRTUAL_BUTTON,
        PARTNER_DEVICE,
        APP
    }
}

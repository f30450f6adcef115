package larder.gateway.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import larder.contracts.EventId;
import larder.contracts.SlotId;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceEvent.UsageReported;
import larder.gateway.proof.DeviceMessage;
import larder.gateway.telemetry.DeviceSignals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/readings}: a sensor read what is left, or an appliance used some. */
@Component
class ReadingController {

    private static final EventBody<Reading> READING = new EventBody<>(Reading.class);

    private final TakeIn takeIn;
    private final DeviceSignals signals;

    ReadingController(TakeIn takeIn, DeviceSignals signals) {
        this.takeIn = takeIn;
        this.signals = signals;
    }

    /** 202 when the broker has the reading; with {@code Prefer: wait}, 200 with the decision if it comes in time. */
    Answer read(DeviceMessage message) {
        Reading reading = READING.read(message.body());
        EventId event = EventBody.required(reading.eventId(), "eventId");
        message.requireSignedFor(event);
        signals.heard(
                message.device().device(), message.madeAt(), EventBody.vitals(reading.battery(), reading.firmware()));
        SlotId slot = message.slot(reading.slot());
        Instant occurredAt = EventBody.time(reading.occurredAt(), message.receivedAt());
        return takeIn.take(event(reading, event, slot, occurredAt, message.receivedAt()), message.waitFor());
    }

    private static DeviceEvent event(
            Reading reading, EventId event, SlotId slot, Instant occurredAt, Instant receivedAt) {
        BigDecimal level = reading.level();
        BigDecimal used = reading.used();
        if (level != null && used == null) {
            return new LevelRead(event, slot, EventBody.amount(level, "level"), occurredAt, receivedAt);
        }
        if (used != null && level == null) {
            return new UsageReported(event, slot, EventBody.amount(used, "used"), occurredAt, receivedAt);
        }
        throw EventBody.invalid("There must be either level or used");
    }

    /**
     * The body of a reading.
     *
     * @param eventId the device's own id of this reading, kept through its retries
     * @param slot {@code main} when left out
     * @param level what is left, in the slot's own unit
     * @param used what was used since the last report, in the slot's own unit
     * @param occurredAt when it was read, by the device's clock
     * @param battery the charge: percent as a number, or a text with its unit
     * @param firmware what the device runs
     */
    record Reading(
            @Nullable EventId eventId,
            @Nullable String slot,
            @Nullable BigDecimal level,
            @Nullable BigDecimal used,
            @Nullable String occurredAt,
            @Nullable JsonNode battery,
            @Nullable String firmware) {}
}

package larder.gateway.ingest;

import larder.contracts.EventId;
import larder.contracts.device.DeviceEvent.Channel;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.gateway.proof.DeviceMessage;
import larder.gateway.telemetry.DeviceSignals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/replenishments}: an appliance that counts for itself asks for a refill outright, as those of the Dash Replenishment Service do. */
@Component
class ReplenishmentController {

    private static final EventBody<Replenishment> REPLENISHMENT = new EventBody<>(Replenishment.class);

    private final TakeIn takeIn;
    private final DeviceSignals signals;

    ReplenishmentController(TakeIn takeIn, DeviceSignals signals) {
        this.takeIn = takeIn;
        this.signals = signals;
    }

    /** 202 when the broker has the wish; with {@code Prefer: wait}, 200 with the decision if it comes in time. */
    Answer ask(DeviceMessage message) {
        Replenishment wish = REPLENISHMENT.read(message.body());
        EventId event = EventBody.required(wish.eventId(), "eventId");
        message.requireSignedFor(event);
        signals.heard(message.device().device(), message.madeAt(), EventBody.vitals(wish.battery(), wish.firmware()));
        return takeIn.take(
                new ReplenishmentAsked(
                        event,
                        message.slot(wish.slot()),
                        Channel.PARTNER_DEVICE,
                        EventBody.time(wish.occurredAt(), message.receivedAt()),
                        message.receivedAt()),
                message.waitFor());
    }

    /**
     * The body of a wish.
     *
     * @param eventId the device's own id of this wish, kept through its retries
     * @param slot {@code main} when left out
     * @param occurredAt when it was found to be needed, by the device's clock
     * @param battery the charge: percent as a number, or a text with its unit
     * @param firmware what the device runs
     */
    record Replenishment(
            @Nullable EventId eventId,
            @Nullable String slot,
            @Nullable String occurredAt,
            @Nullable JsonNode battery,
            @Nullable String firmware) {}
}

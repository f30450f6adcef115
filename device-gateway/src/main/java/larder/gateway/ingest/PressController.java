package larder.gateway.ingest;

import larder.contracts.EventId;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.Click;
import larder.gateway.proof.DeviceMessage;
import larder.gateway.telemetry.DeviceSignals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/presses}: somebody pressed a button. */
@Component
class PressController {

    private static final EventBody<Press> PRESS = new EventBody<>(Press.class);

    private final TakeIn takeIn;
    private final DeviceSignals signals;

    PressController(TakeIn takeIn, DeviceSignals signals) {
        this.takeIn = takeIn;
        this.signals = signals;
    }

    /** 202 when the broker has the press; with {@code Prefer: wait}, 200 with the decision if it comes in time. */
    Answer press(DeviceMessage message) {
        Press press = PRESS.read(message.body());
        EventId event = EventBody.required(press.eventId(), "eventId");
        message.requireSignedFor(event);
        signals.heard(message.device().device(), message.madeAt(), EventBody.vitals(press.battery(), press.firmware()));
        Click click = press.click() == null ? Click.SINGLE : press.click();
        return takeIn.take(
                new ButtonPressed(
                        event,
                        message.slot(press.slot()),
                        click,
                        EventBody.time(press.occurredAt(), message.receivedAt()),
                        message.receivedAt()),
                message.waitFor());
    }

    /**
     * The body of a press.
     *
     * @param eventId the device's own id of this press, kept through its retries
     * @param slot {@code main} when left out
     * @param click {@code SINGLE} when left out
     * @param occurredAt when it was pressed, by the device's clock
     * @param battery the charge: percent as a number, or a text with its unit
     * @param firmware what the device runs
     */
    record Press(
            @Nullable EventId eventId,
            @Nullable String slot,
            @Nullable Click click,
            @Nullable String occurredAt,
            @Nullable JsonNode battery,
            @Nullable String firmware) {}
}

package larder.gateway.ingest;

import larder.contracts.EventId;
import larder.gateway.proof.DeviceMessage;
import larder.gateway.telemetry.DeviceSignals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/status}: a device is there, and tells how it fares. The same again, or an older one, changes nothing. */
@Component
class StatusController {

    private static final EventBody<Status> STATUS = new EventBody<>(Status.class);

    private final DeviceSignals signals;

    StatusController(DeviceSignals signals) {
        this.signals = signals;
    }

    /** 200 when it was heard; it is written within seconds. */
    Answer hear(DeviceMessage message) {
        Status status = STATUS.read(message.body());
        EventId event = EventBody.required(status.eventId(), "eventId");
        message.requireSignedFor(event);
        signals.heard(
                message.device().device(), message.madeAt(), EventBody.vitals(status.battery(), status.firmware()));
        return Answer.heard(event);
    }

    /**
     * The body of a status.
     *
     * @param eventId the device's own id of this message, kept through its retries
     * @param battery the charge: percent as a number, or a text with its unit
     * @param firmware what the device runs
     */
    record Status(
            @Nullable EventId eventId,
            @Nullable JsonNode battery,
            @Nullable String firmware) {}
}

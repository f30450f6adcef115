package larder.gateway.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.Ignored;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.contracts.device.DeviceEvent.UsageReported;
import larder.gateway.rotation.RotateKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * What a device hears when what it sent was taken in.
 *
 * @param status the HTTP status: 202 accepted, 200 decided or done, 201 made
 * @param kind what was taken in, as it is counted
 * @param body what stands in the answer
 * @param waited how long the request was allowed to wait, where it asked to
 */
record Answer(int status, String kind, Body body, @Nullable Duration waited) {

    /** The event is with the broker, and will be decided. */
    static Answer accepted(DeviceEvent event, DecisionId decision, @Nullable Duration waited) {
        return new Answer(202, kindOf(event), new Accepted(event.event(), event.slot(), decision, "ACCEPTED"), waited);
    }

    /** The engine has decided. */
    static Answer decided(DeviceEvent event, Decision decision, @Nullable Duration waited) {
        Body body = switch (decision) {
            case OrderDecided order ->
                new Decided(
                        order.event(),
                        order.slot(),
                        order.decision(),
                        "DECIDED",
                        "ORDER",
                        null,
                        order.order(),
                        order.repeat());
            case Ignored ignored ->
                new Decided(
                        ignored.event(),
                        ignored.slot(),
                        ignored.decision(),
                        "DECIDED",
                        "IGNORED",
                        ignored.reason(),
                        ignored.openOrder(),
                        ignored.repeat());
        };
        return new Answer(200, kindOf(event), body, waited);
    }

    /** It was heard how the device fares. */
    static Answer heard(EventId event) {
        return new Answer(200, "status", new Heard(event, "HEARD"), null);
    }

    /** The device has a new key. */
    static Answer keyed(RotateKey.Rotated rotated) {
        byte[] secret = rotated.secret();
        return new Answer(
                201,
                "key",
                new Keyed(
                        rotated.keyId(),
                        secret == null ? null : Base64.getEncoder().encodeToString(secret),
                        rotated.formerUntil()),
                null);
    }

    /** The answer to somebody who is no device. */
    ResponseEntity<Body> toResponse() {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        if (waited != null) {
            response.header("Preference-Applied", "wait=" + waited.toSeconds());
        }
        return response.body(body);
    }

    private static String kindOf(DeviceEvent event) {
        return switch (event) {
            case ButtonPressed _ -> "press";
            case LevelRead _ -> "level";
            case UsageReported _ -> "usage";
            case ReplenishmentAsked _ -> "asked";
        };
    }

    /** The JSON of an answer. */
    sealed interface Body {}

    record Accepted(EventId eventId, SlotId slotId, DecisionId decisionId, String status) implements Body {}

    record Heard(EventId eventId, String status) implements Body {}

    record Keyed(String keyId, @Nullable String secret, Instant formerUntil) implements Body {}

    record Decided(
            EventId eventId,
            SlotId slotId,
            DecisionId decisionId,
            String status,
            String answer,
            Decision.@Nullable Reason reason,
            @Nullable OrderId orderId,
            boolean repeat)
            implements Body {}
}

package larder.gateway.ingest;

import java.time.Duration;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.Ignored;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.device.DeviceEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a device hears when its event was taken in.
 *
 * @param status the HTTP status: 202 accepted, 200 decided
 * @param body what stands in the answer
 * @param waited how long the request was allowed to wait, where it asked to
 */
record Answer(
        int status, DeviceEvent event, Body body, @Nullable Duration waited) {

    /** The event is with the broker, and will be decided. */
    static Answer accepted(DeviceEvent event, DecisionId decision, @Nullable Duration waited) {
        return new Answer(202, event, new Accepted(event.event(), event.slot(), decision, "ACCEPTED"), waited);
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
        return new Answer(200, event, body, waited);
    }

    /** The JSON of an answer. */
    sealed interface Body {}

    record Accepted(EventId eventId, SlotId slotId, DecisionId decisionId, String status) implements Body {}

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

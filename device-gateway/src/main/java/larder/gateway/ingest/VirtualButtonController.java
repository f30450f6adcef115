package larder.gateway.ingest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import larder.contracts.EventId;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.contracts.device.DeviceEvent.Channel;
import larder.contracts.device.DeviceEvent.ReplenishmentAsked;
import larder.gateway.Caller;
import larder.gateway.GatewayProperties;
import larder.gateway.proof.WaitPreference;
import larder.gateway.registry.OwnedDevices;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A button that is drawn, and an assistant that is spoken to: its owner asks for what a slot is bound to, without touching the device. */
@RestController
class VirtualButtonController {

    private final OwnedDevices devices;
    private final TakeIn takeIn;
    private final EventCounters counters;
    private final WaitPreference waiting;
    private final Clock clock;

    VirtualButtonController(
            OwnedDevices devices, TakeIn takeIn, EventCounters counters, GatewayProperties properties, Clock clock) {
        this.devices = devices;
        this.takeIn = takeIn;
        this.counters = counters;
        this.waiting = new WaitPreference(properties.ingest().maxWait());
        this.clock = clock;
    }

    /**
     * {@code POST /api/slots/{slotId}/replenishments}: 202 when the broker has the wish; with {@code Prefer: wait}, 200 with the decision
     * if it comes in time. The same {@code eventId} is decided once. Errors: {@code invalid-request}; {@code device-not-owned},
     * {@code slot-unknown}; {@code broker-unavailable}.
     */
    @PostMapping("/api/slots/{slotId}/replenishments")
    @AllowedTo(roles = "'SHOPPER'", scope = "orders")
    ResponseEntity<Answer.Body> ask(
            @PathVariable String slotId,
            @Valid @RequestBody Wish wish,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @AuthenticationPrincipal Jwt caller) {
        SlotId slot = own(slotId, Caller.shopperOf(caller));
        Instant now = clock.instant();
        Answer answer = takeIn.take(
                new ReplenishmentAsked(wish.eventId(), slot, wish.by().channel(), now, now), waiting.read(prefer));
        counters.accepted(answer.kind());
        return answer.toResponse();
    }

    private SlotId own(String text, ShopperId shopper) {
        SlotId slot = slotId(text);
        if (!devices.slots(slot.device(), shopper).contains(slot.name())) {
            throw new ProblemException(ProblemType.SLOT_UNKNOWN, "The device has no slot of this name");
        }
        return slot;
    }

    private static SlotId slotId(String text) {
        try {
            return SlotId.of(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "This is no slot id", e);
        }
    }

    /**
     * The body of a wish.
     *
     * @param eventId the app's own id of this tap or sentence, kept through its retries
     * @param channel how it was said; {@code VIRTUAL_BUTTON} when left out
     */
    record Wish(@NotNull EventId eventId, @Nullable Means channel) {

        Means by() {
            return channel == null ? Means.VIRTUAL_BUTTON : channel;
        }
    }

    /** How people ask who do not press the device itself. */
    enum Means {
        VIRTUAL_BUTTON(Channel.VIRTUAL_BUTTON),
        VOICE(Channel.VOICE);

        private final Channel channel;

        Means(Channel channel) {
            this.channel = channel;
        }

        Channel channel() {
            return channel;
        }
    }
}

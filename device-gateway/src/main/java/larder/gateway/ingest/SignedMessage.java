package larder.gateway.ingest;

import java.time.Duration;
import java.time.Instant;
import larder.contracts.EventId;
import larder.contracts.SlotId;
import larder.gateway.registry.Credential;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A request whose signature was believed.
 *
 * @param nonce the event that the device signed for
 * @param receivedAt when it came in
 * @param waitFor how long the device would like to wait for the decision
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
record SignedMessage(
        Credential device,
        EventId nonce,
        byte[] body,
        Instant receivedAt,
        @Nullable Duration waitFor) {

    /** The named slot of the signing device; a device with no name for it means its main slot. */
    SlotId slot(@Nullable String name) {
        String slot = name == null ? SlotId.MAIN : name;
        if (!device.slots().contains(slot)) {
            throw new ProblemException(ProblemType.SLOT_UNKNOWN, "The device has no slot of this name");
        }
        return new SlotId(device.device(), slot);
    }

    /** Refuses a body whose event is not the one that was signed for. */
    void requireSignedFor(EventId event) {
        if (!nonce.equals(event)) {
            throw new ProblemException(ProblemType.SIGNATURE_INVALID, "The signature's nonce must be the eventId");
        }
    }
}

package larder.gateway.proof;

import java.time.Duration;
import java.time.Instant;
import larder.contracts.EventId;
import larder.contracts.SlotId;
import larder.gateway.registry.Credential;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A request that is a device's own.
 *
 * @param keyId the key that has signed it, where one has
 * @param nonce the event that the device signed for, where it signed
 * @param madeAt when the device made it: when it signed, or as it came in
 * @param receivedAt when it came in
 * @param waitFor how long the device would like to wait for the decision
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
public record DeviceMessage(
        Credential device,
        @Nullable String keyId,
        @Nullable EventId nonce,
        byte[] body,
        Instant madeAt,
        Instant receivedAt,
        @Nullable Duration waitFor) {
    /** The named slot of the device; no name means its main slot. */
    public SlotId slot(@Nullable String name) {
        String slot = name == null ? SlotId.MAIN : name;
        if (!device.slots().contains(slot)) {
            throw new ProblemException(ProblemType.SLOT_UNKNOWN, "The device has no slot of this name");
        }
        return new SlotId(device.device(), slot);
    }

    /** Refuses a body whose event is not the one that was signed for. */
    public void requireSignedFor(EventId event) {
        if (nonce != null && !nonce.equals(event)) {
            throw new ProblemException(ProblemType.SIGNATURE_INVALID, "The signature's nonce must be the eventId");
        }
    }
}

package larder.gateway.ingest;

import larder.contracts.EventId;
import larder.gateway.key.KeyAlgorithm;
import larder.gateway.key.KeyOffer;
import larder.gateway.proof.DeviceMessage;
import larder.gateway.rotation.RotateKey;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** {@code POST /v1/keys}: a device brings the successor of the key that it signs with, or asks for one. */
@Component
class KeyController {

    private static final EventBody<NewKey> NEW_KEY = new EventBody<>(NewKey.class);

    private final RotateKey rotation;

    KeyController(RotateKey rotation) {
        this.rotation = rotation;
    }

    /** 201 with the new key's id; it is good at once, and the one that has signed for a while yet. */
    Answer rotate(DeviceMessage message) {
        NewKey body = NEW_KEY.read(message.body());
        EventId event = EventBody.required(body.eventId(), "eventId");
        message.requireSignedFor(event);
        String signedBy = message.keyId();
        if (signedBy == null) {
            throw new ProblemException(ProblemType.SIGNATURE_MISSING, "A key is only changed by the key before it");
        }
        KeyOffer offer = new KeyOffer(EventBody.required(body.algorithm(), "algorithm"), body.publicKey(), null);
        try {
            return Answer.keyed(rotation.rotate(message.device().device(), signedBy, event, offer, body.proof()));
        } catch (DataAccessException | TransactionException e) {
            throw new ProblemException(ProblemType.DATABASE_UNAVAILABLE, "The key cannot be stored", e);
        }
    }

    /**
     * The body of a rotation.
     *
     * @param eventId the device's own id of this request, kept through its retries
     * @param algorithm the new key's kind
     * @param publicKey the new public key in base64; none for {@code hmac-sha256}
     * @param proof the new key's signature in base64 over {@code larder new key}, the device's id and the event's id, each
     *     on a line of its own
     */
    record NewKey(
            @Nullable EventId eventId,
            @Nullable KeyAlgorithm algorithm,
            @Nullable String publicKey,
            @Nullable String proof) {}
}

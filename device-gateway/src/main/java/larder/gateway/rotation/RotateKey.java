package larder.gateway.rotation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.EventId;
import larder.gateway.key.KeyAlgorithm;
import larder.gateway.key.KeyOffer;
import larder.gateway.key.KeyRing;
import larder.gateway.registry.KeyedDevices;
import larder.gateway.signature.SignatureCheck;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a device the successor of the key that it signs with. Both are good for a while, so that a lost answer locks nobody
 * out: the device goes on with the old key and asks again under another id, which ends what the lost answer brought.
 */
@Component
public class RotateKey {

    private static final Logger log = LoggerFactory.getLogger(RotateKey.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final KeyRing keys;
    private final KeyedDevices devices;
    private final RotationProperties properties;
    private final Clock clock;

    RotateKey(KeyRing keys, KeyedDevices devices, RotationProperties properties, Clock clock) {
        this.keys = keys;
        this.devices = devices;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param signedBy the key that has signed the request
     * @param request the request's id; the same request brings no second key
     * @param proof the new key's signature over {@link #proofText} in base64, for a key that has a private half
     */
    @Transactional
    public Rotated rotate(DeviceId device, String signedBy, EventId request, KeyOffer offer, @Nullable String proof) {
        if (offer.algorithm() == KeyAlgorithm.X509) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "A certificate is exchanged by its issuer and ops, not by the device");
        }
        if (offer.algorithm() != KeyAlgorithm.HMAC_SHA256) {
            requireProof(device, request, offer, proof);
        }
        Instant now = clock.instant();
        devices.lock(device);
        if (!keys.isGood(device, signedBy, now)) {
            throw SignatureCheck.notMade();
        }
        Instant until = now.plus(properties.overlap());
        Optional<KeyRing.Given> before = keys.broughtBy(device, offer, request.value());
        if (before.isPresent()) {
            return new Rotated(before.get().keyId(), null, until);
        }
        if (keys.countBroughtSince(device, now.minus(DAY)) >= properties.maxPerDay()) {
            throw new ProblemException(ProblemType.RATE_LIMITED, "The device has brought too many keys today");
        }
        KeyRing.Given given = keys.give(device, offer, request.value(), now);
        keys.retire(device, signedBy, given.keyId(), until, now);
        devices.keysChanged(device);
        log.atInfo()
                .addKeyValue("device", device)
                .addKeyValue("key", given.keyId())
                .log("device key rotated");
        return new Rotated(given.keyId(), given.secret(), until);
    }

    private static void requireProof(DeviceId device, EventId request, KeyOffer offer, @Nullable String proof) {
        if (proof == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "proof is missing");
        }
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(proof);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "proof must be base64", e);
        }
        if (!KeyRing.publicKey(offer).verifies(proofText(device, request), signature)) {
            throw new ProblemException(
                    ProblemType.SIGNATURE_INVALID, "The new key has not signed the proof that it is the device's");
        }
    }

    /** What the new key signs: it names the device and the request, so that it proves nothing elsewhere. */
    static byte[] proofText(DeviceId device, EventId request) {
        return ("larder new key\n" + device.value() + "\n" + request.value()).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * @param secret the shared secret that was drawn, told this once
     * @param formerUntil how long the key that has signed goes on
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
    public record Rotated(String keyId, byte @Nullable [] secret, Instant formerUntil) {}
}

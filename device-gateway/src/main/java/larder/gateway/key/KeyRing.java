package larder.gateway.key;

import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.gateway.signature.DeviceKey;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives devices their keys and takes them away, within the caller's transaction. Whoever changes a device's keys tells of
 * the device's change, so that every gateway forgets what it remembered.
 */
@Component
@Transactional
public class KeyRing {

    private final StoredKeys keys;
    private final KeyVault vault;

    KeyRing(StoredKeys keys, KeyVault vault) {
        this.keys = keys;
        this.vault = vault;
    }

    /** Gives a device the key that is offered, or a shared secret of our own drawing. */
    public Given give(DeviceId device, KeyOffer offer, Instant now) {
        return give(device, offer, null, now);
    }

    /** The same for a request of the device that may come twice; {@link #broughtBy} tells. */
    public Given give(DeviceId device, KeyOffer offer, @Nullable String request, Instant now) {
        return switch (offer.algorithm()) {
            case HMAC_SHA256 -> {
                byte[] secret = vault.drawSecret();
                yield save(StoredKey.of(device, offer.algorithm(), vault.lockAway(secret), now), secret, request);
            }
            case ED25519, ECDSA_P256_SHA256 ->
                save(StoredKey.of(device, offer.algorithm(), publicKey(offer).encoded(), now), null, request);
            case X509 -> save(certificate(device, offer, now), null, request);
        };
    }

    private Given save(StoredKey key, byte @Nullable [] secret, @Nullable String request) {
        if (request != null) {
            key.broughtBy(request);
        }
        try {
            return new Given(keys.saveAndFlush(key).id(), secret);
        } catch (DataIntegrityViolationException e) {
            throw new ProblemException(ProblemType.CONFLICT, "This key is in use already", e);
        }
    }

    private static StoredKey certificate(DeviceId device, KeyOffer offer, Instant now) {
        BoundCertificate certificate = BoundCertificate.read(offer.certificatePem(), now);
        try {
            return StoredKey.of(device, certificate, certificate.certificate().getEncoded(), now);
        } catch (CertificateEncodingException e) {
            throw KeyOffer.invalid("key.certificate cannot be read", e);
        }
    }

    /** The public key that is offered; a problem when it is none. */
    public static DeviceKey.PublicHalf publicKey(KeyOffer offer) {
        byte[] bytes = offer.publicKeyBytes();
        try {
            return switch (offer.algorithm()) {
                case ED25519 -> DeviceKey.ed25519(bytes);
                case ECDSA_P256_SHA256 -> DeviceKey.p256(bytes);
                case HMAC_SHA256, X509 -> throw KeyOffer.invalid("key.algorithm has no public key of its own", null);
            };
        } catch (IllegalArgumentException e) {
            throw KeyOffer.invalid("key.publicKey: " + e.getMessage(), e);
        }
    }

    /** Revokes every key of a device. */
    public void revokeAll(DeviceId device, Instant now) {
        all(device).forEach(key -> key.revoke(now));
    }

    /** Revokes one key; doing it again changes nothing. Empty when the device has no such key. */
    public Optional<KeyView> revoke(DeviceId device, String key, Instant now) {
        return keys.findByIdAndDevice(key, device.value()).map(found -> {
            found.revoke(now);
            return found.view();
        });
    }

    /**
     * Lets the key that has brought in its successor go on for a while; any other key that the device signs with, but the
     * successor, is revoked.
     */
    public void retire(DeviceId device, String bringer, String successor, Instant until, Instant now) {
        for (StoredKey key : good(device)) {
            if (key.id().equals(bringer)) {
                key.endAt(until);
            } else if (!key.id().equals(successor) && key.algorithm() != KeyAlgorithm.X509) {
                key.revoke(now);
            }
        }
    }

    /** Whether the device has this key, and it has neither ended nor been revoked. */
    @Transactional(readOnly = true)
    public boolean isGood(DeviceId device, String key, Instant now) {
        return keys.findByIdAndDevice(key, device.value())
                .map(found -> found.isGoodAt(now))
                .orElse(false);
    }

    /** How many keys the device has brought since then. */
    @Transactional(readOnly = true)
    public long countBroughtSince(DeviceId device, Instant since) {
        return keys.countByDeviceAndRequestIsNotNullAndValidFromAfter(device.value(), since);
    }

    /**
     * What this request of the device has brought before. A secret is not told twice, and a request that brings something
     * else under the same id is refused.
     */
    @Transactional(readOnly = true)
    public Optional<Given> broughtBy(DeviceId device, KeyOffer offer, String request) {
        return all(device).stream()
                .filter(key -> key.isBroughtBy(request))
                .findFirst()
                .map(key -> {
                    if (key.algorithm() != offer.algorithm()
                            || offer.publicKey() == null
                            || !Arrays.equals(key.material(), publicKey(offer).encoded())) {
                        throw new ProblemException(
                                ProblemType.CONFLICT, "This request has brought a key before; ask under another id");
                    }
                    return new Given(key.id(), null);
                });
    }

    /** Every key the device has ever had, the oldest first. */
    @Transactional(readOnly = true)
    public List<KeyView> list(DeviceId device) {
        return all(device).stream().map(StoredKey::view).toList();
    }

    /** The keys that have not been revoked. */
    @Transactional(readOnly = true)
    public List<HeldKey> of(DeviceId device) {
        return good(device).stream().map(this::open).toList();
    }

    /** The device that a certificate is, or was last, bound to. */
    @Transactional(readOnly = true)
    public Optional<DeviceId> ownerOf(Fingerprint fingerprint) {
        return keys.findByFingerprint(fingerprint.value()).stream()
                .max(Comparator.comparing((StoredKey key) -> key.material() != null)
                        .thenComparing(key -> key.view().validFrom()))
                .map(StoredKey::device);
    }

    private List<StoredKey> good(DeviceId device) {
        return keys.findByDeviceAndRevokedAtIsNull(device.value());
    }

    private List<StoredKey> all(DeviceId device) {
        return keys.findByDeviceOrderByValidFrom(device.value());
    }

    private HeldKey open(StoredKey key) {
        byte[] material = Objects.requireNonNull(key.material(), "a key has its material until it is revoked");
        Instant until = key.validUntil();
        return switch (key.algorithm()) {
            case HMAC_SHA256 -> new HeldKey.Signing(key.id(), vault.unlock(material), until);
            case ED25519 -> new HeldKey.Signing(key.id(), DeviceKey.ed25519(material), until);
            case ECDSA_P256_SHA256 -> new HeldKey.Signing(key.id(), DeviceKey.p256(material), until);
            case X509 ->
                new HeldKey.Certificate(key.id(), new Fingerprint(Objects.requireNonNull(key.fingerprint())), until);
        };
    }

    /**
     * @param keyId names the new key
     * @param secret the shared secret that was drawn, to be shown once
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
    public record Given(String keyId, byte @Nullable [] secret) {}
}

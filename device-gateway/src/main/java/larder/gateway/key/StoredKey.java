package larder.gateway.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import larder.contracts.DeviceId;
import org.jspecify.annotations.Nullable;

/** One key of one device, from when it is good until it ends or is revoked. A revoked key loses its material for good. */
@Entity
@Table(name = "device_key")
class StoredKey {

    @Id
    private String id;

    private String device;

    @Enumerated(EnumType.STRING)
    private KeyAlgorithm algorithm;

    /** The raw public key, the encrypted shared secret, or a certificate's DER. */
    private byte @Nullable [] material;

    private Instant validFrom;
    private @Nullable Instant validUntil;
    private @Nullable Instant revokedAt;
    private @Nullable String request;
    private @Nullable String fingerprint;
    private @Nullable String certificateSerial;
    private @Nullable String certificateIssuer;

    @Column(name = "certificate_cn")
    private @Nullable String certificateName;

    @Version
    private long version;

    /** For JPA, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected StoredKey() {}

    @SuppressWarnings("NullAway.Init") // the version is JPA's
    private StoredKey(DeviceId device, KeyAlgorithm algorithm, byte[] material, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.device = device.value();
        this.algorithm = algorithm;
        this.material = material;
        this.validFrom = now;
    }

    static StoredKey of(DeviceId device, KeyAlgorithm algorithm, byte[] material, Instant now) {
        return new StoredKey(device, algorithm, material, now);
    }

    static StoredKey of(DeviceId device, BoundCertificate certificate, byte[] der, Instant now) {
        StoredKey key = new StoredKey(device, KeyAlgorithm.X509, der, now);
        key.fingerprint = certificate.fingerprint().value();
        key.certificateSerial = certificate.serialNumber();
        key.certificateIssuer = certificate.issuer();
        key.certificateName = certificate.commonName();
        key.validUntil = certificate.notAfter();
        return key;
    }

    /** Remembers which request brought the key, so that the same request brings no second one. */
    void broughtBy(String requestId) {
        request = requestId;
    }

    boolean isBroughtBy(String requestId) {
        return requestId.equals(request);
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
            material = null;
        }
    }

    /** Lets the key end then, unless it ends sooner. */
    void endAt(Instant end) {
        if (validUntil == null || validUntil.isAfter(end)) {
            validUntil = end;
        }
    }

    String id() {
        return id;
    }

    DeviceId device() {
        return new DeviceId(device);
    }

    KeyAlgorithm algorithm() {
        return algorithm;
    }

    byte @Nullable [] material() {
        return material;
    }

    @Nullable
    Instant validUntil() {
        return validUntil;
    }

    boolean isGoodAt(Instant now) {
        return revokedAt == null && (validUntil == null || now.isBefore(validUntil));
    }

    @Nullable
    String fingerprint() {
        return fingerprint;
    }

    KeyView view() {
        return new KeyView(
                id,
                algorithm,
                validFrom,
                validUntil,
                revokedAt,
                fingerprint,
                certificateSerial,
                certificateIssuer,
                certificateName);
    }
}

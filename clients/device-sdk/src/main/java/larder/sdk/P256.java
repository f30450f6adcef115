package larder.sdk;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A key pair on the curve P-256 whose private half only the device has.
 *
 * @param deviceId the device
 * @param privateKey the half that signs
 * @param publicKey the half that the gateway has
 */
public record P256(String deviceId, PrivateKey privateKey, PublicKey publicKey) implements DeviceKey {

    static final String NAME = "ecdsa-p256-sha256";

    static P256 generate(String deviceId) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new P256(deviceId, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pair from its halves in Base64: PKCS#8 and SubjectPublicKeyInfo. */
    static P256 of(String deviceId, String privateKey, String publicKey) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new P256(
                    deviceId,
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey))),
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a P-256 key pair", e);
        }
    }

    @Override
    public String algorithm() {
        return NAME;
    }

    /** {@code r || s}, 64 bytes. */
    @Override
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public P256 forDevice(String other) {
        return new P256(other, privateKey, publicKey);
    }

    /** The public half's SubjectPublicKeyInfo in Base64, as {@code POST /api/devices} takes it. */
    public String publicKeyBase64() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    String privateKeyBase64() {
        byte[] encoded = privateKey.getEncoded();
        if (encoded == null) {
            throw new IllegalStateException("the private key cannot be exported");
        }
        return Base64.getEncoder().encodeToString(encoded);
    }

    @Override
    public String toString() {
        return NAME + " key of " + deviceId;
    }
}

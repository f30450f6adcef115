package larder.sdk;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key by which the gateway knows one device. */
public sealed interface DeviceKey permits DeviceKey.Hmac, DeviceKey.Ed25519, P256 {

    /** The id that the gateway gave the device. */
    String deviceId();

    /** The algorithm's name in RFC 9421. */
    String algorithm();

    /** The signature, or the authentication code, of the bytes. */
    byte[] sign(byte[] bytes);

    /** The same key under another device id; a key is often made before the gateway has given the id. */
    DeviceKey forDevice(String deviceId);

    /** A key that device and gateway share, as the gateway hands it out: Base64. */
    static Hmac hmac(String deviceId, String secret) {
        return new Hmac(deviceId, new SecretKeySpec(Base64.getDecoder().decode(secret), Hmac.JDK_NAME));
    }

    /** A new key pair. The private half never leaves the device; {@link Ed25519#publicKeyBase64()} is registered. */
    static Ed25519 generateEd25519(String deviceId) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Ed25519(deviceId, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A key pair from its raw halves (RFC 8032), each the Base64 of 32 bytes.
     *
     * @throws IllegalArgumentException when the halves are no Ed25519 keys
     */
    static Ed25519 ed25519(String deviceId, String privateKey, String publicKey) {
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            byte[] publicInfo = new byte[Ed25519.PUBLIC_KEY_PREFIX.length + Ed25519.LENGTH];
            byte[] raw = Base64.getDecoder().decode(publicKey);
            if (raw.length != Ed25519.LENGTH) {
                throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
            }
            System.arraycopy(Ed25519.PUBLIC_KEY_PREFIX, 0, publicInfo, 0, Ed25519.PUBLIC_KEY_PREFIX.length);
            System.arraycopy(raw, 0, publicInfo, Ed25519.PUBLIC_KEY_PREFIX.length, Ed25519.LENGTH);
            return new Ed25519(
                    deviceId,
                    factory.generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, Base64.getDecoder().decode(privateKey))),
                    factory.generatePublic(new X509EncodedKeySpec(publicInfo)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key pair", e);
        }
    }

    /** A new key pair on P-256, for devices whose secure element knows that curve only. */
    static P256 generateP256(String deviceId) {
        return P256.generate(deviceId);
    }

    /** Reads a key from a JSON file as {@link #save} writes it. */
    static DeviceKey load(Path file) throws IOException {
        return KeyFile.read(file);
    }

    /** Writes the key to a JSON file that only its owner may read. */
    default void save(Path file) throws IOException {
        KeyFile.write(this, file);
    }

    /**
     * A secret that device and gateway share.
     *
     * @param deviceId the device
     * @param secret the secret
     */
    record Hmac(String deviceId, SecretKey secret) implements DeviceKey {

        static final String NAME = "hmac-sha256";
        static final String JDK_NAME = "HmacSHA256";

        @Override
        public String algorithm() {
            return NAME;
        }

        @Override
        public byte[] sign(byte[] bytes) {
            try {
                Mac mac = Mac.getInstance(JDK_NAME);
                mac.init(secret);
                return mac.doFinal(bytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Hmac forDevice(String other) {
            return new Hmac(other, secret);
        }

        @Override
        public String toString() {
            return NAME + " key of " + deviceId;
        }
    }

    /**
     * A key pair whose private half only the device has.
     *
     * @param deviceId the device
     * @param privateKey the half that signs
     * @param publicKey the half that the gateway has
     */
    record Ed25519(String deviceId, PrivateKey privateKey, PublicKey publicKey) implements DeviceKey {

        static final String NAME = "ed25519";
        static final int LENGTH = 32;

        /** What stands before the 32 bytes in an X.509 public key (RFC 8410). */
        static final byte[] PUBLIC_KEY_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

        @Override
        public String algorithm() {
            return NAME;
        }

        @Override
        public byte[] sign(byte[] bytes) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(privateKey);
                signature.update(bytes);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Ed25519 forDevice(String other) {
            return new Ed25519(other, privateKey, publicKey);
        }

        /** The raw 32 bytes of the public half in Base64, as {@code POST /api/devices} takes them. */
        public String publicKeyBase64() {
            byte[] info = publicKey.getEncoded();
            return Base64.getEncoder().encodeToString(Arrays.copyOfRange(info, info.length - LENGTH, info.length));
        }

        String privateKeyBase64() {
            if (privateKey instanceof EdECPrivateKey key) {
                return Base64.getEncoder()
                        .encodeToString(key.getBytes()
                                .orElseThrow(() -> new IllegalStateException("the private key cannot be exported")));
            }
            throw new IllegalStateException("the private key cannot be exported");
        }

        @Override
        public String toString() {
            return NAME + " key of " + deviceId;
        }
    }
}

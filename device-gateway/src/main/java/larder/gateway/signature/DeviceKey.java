package larder.gateway.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** What the gateway checks a device's signatures with. */
public sealed interface DeviceKey permits DeviceKey.SharedSecret, DeviceKey.PublicHalf {

    SignatureAlgorithm algorithm();

    /** Whether the holder of this key made the signature over these bytes. */
    boolean verifies(byte[] signed, byte[] signature);

    static DeviceKey sharedSecret(byte[] secret) {
        return new SharedSecret(new SecretKeySpec(secret, SharedSecret.HMAC));
    }

    /**
     * Reads a raw Ed25519 public key.
     *
     * @throws IllegalArgumentException when these bytes are none
     */
    static PublicHalf ed25519(byte[] raw) {
        return new Ed25519Key(Ed25519Key.decode(raw));
    }

    /**
     * Reads a public key on the curve P-256: the uncompressed point, or its SubjectPublicKeyInfo.
     *
     * @throws IllegalArgumentException when these bytes are none
     */
    static PublicHalf p256(byte[] encoded) {
        return P256Key.read(encoded);
    }

    /** The public half of a pair whose other half never leaves the device. */
    sealed interface PublicHalf extends DeviceKey permits Ed25519Key, P256Key {

        /** The key as it is stored: raw for Ed25519, the uncompressed point for P-256. */
        byte[] encoded();
    }

    /** Known to both sides; HMAC-SHA256. */
    record SharedSecret(SecretKey secret) implements DeviceKey {

        private static final String HMAC = "HmacSHA256";

        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.HMAC_SHA256;
        }

        @Override
        public boolean verifies(byte[] signed, byte[] signature) {
            try {
                Mac mac = Mac.getInstance(HMAC);
                mac.init(secret);
                return MessageDigest.isEqual(mac.doFinal(signed), signature);
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
            }
        }
    }

    /** Ed25519. */
    record Ed25519Key(PublicKey key) implements PublicHalf {

        private static final String ED25519 = "Ed25519";
        private static final int RAW_LENGTH = 32;
        /** What stands before the raw key in its X.509 encoding (RFC 8410). */
        private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.ED25519;
        }

        @Override
        public boolean verifies(byte[] signed, byte[] signature) {
            try {
                Signature verifier = Signature.getInstance(ED25519);
                verifier.initVerify(key);
                verifier.update(signed);
                return verifier.verify(signature);
            } catch (SignatureException e) {
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the key was checked when it was read", e);
            }
        }

        @Override
        public byte[] encoded() {
            byte[] info = key.getEncoded();
            return Arrays.copyOfRange(info, info.length - RAW_LENGTH, info.length);
        }

        private static PublicKey decode(byte[] raw) {
            if (raw.length != RAW_LENGTH) {
                throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
            }
            byte[] encoded = new byte[X509_PREFIX.length + RAW_LENGTH];
            System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
            System.arraycopy(raw, 0, encoded, X509_PREFIX.length, RAW_LENGTH);
            try {
                return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException e) {
                throw new IllegalArgumentException("not an Ed25519 public key", e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
            }
        }
    }
}

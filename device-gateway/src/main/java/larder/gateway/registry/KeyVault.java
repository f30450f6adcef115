package larder.gateway.registry;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import larder.gateway.GatewayProperties;
import larder.gateway.signature.DeviceKey;
import larder.gateway.signature.SignatureAlgorithm;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/** Keeps shared secrets encrypted (AES-256-GCM) wherever they are stored; public keys are stored as they are. */
@Component
final class KeyVault {

    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final BytesEncryptor encryptor;

    KeyVault(GatewayProperties properties) {
        byte[] key = Base64.getDecoder().decode(properties.deviceKeySecret());
        if (key.length != SECRET_BYTES) {
            throw new IllegalArgumentException("larder.gateway.device-key-secret must be 32 bytes in base64");
        }
        this.encryptor = AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key, "AES"))
                .ivGenerator(KeyGenerators.secureRandom(NONCE_BYTES))
                .build();
    }

    /** A fresh shared secret, which is shown to the factory once. */
    byte[] drawSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    StoredKey lockAway(byte[] secret) {
        return new StoredKey(SignatureAlgorithm.HMAC_SHA256, encryptor.encrypt(secret));
    }

    DeviceKey open(StoredKey key) {
        return switch (key.algorithm()) {
            case HMAC_SHA256 -> DeviceKey.sharedSecret(encryptor.decrypt(key.material()));
            case ED25519 -> DeviceKey.publicKey(key.material());
        };
    }
}

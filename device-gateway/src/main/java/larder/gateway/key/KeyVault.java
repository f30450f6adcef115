package larder.gateway.key;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import larder.gateway.GatewayProperties;
import larder.gateway.signature.DeviceKey;
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

    byte[] lockAway(byte[] secret) {
        return encryptor.encrypt(secret);
    }

    DeviceKey unlock(byte[] locked) {
        return DeviceKey.sharedSecret(encryptor.decrypt(locked));
    }
}

package larder.stack.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import larder.embedded.Pem;
import larder.embedded.PrivateFile;

/** The secrets of one installation: a file (0600) each, made when first asked for and the same ever after. */
public final class Secrets {

    private static final int BYTES = 32;
    private static final int RSA_BITS = 3072;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    /** What is kept secret. */
    public enum Secret {
        POSTGRES_PASSWORD,
        DEVICE_GATEWAY_DATABASE_PASSWORD,
        ORDER_SERVICE_DATABASE_PASSWORD,
        CATALOG_SERVICE_DATABASE_PASSWORD,
        DELIVERY_SERVICE_DATABASE_PASSWORD,
        /** Of the OAuth 2 client {@code ops}. */
        OPS_SECRET,
        /** Of the OAuth 2 client {@code shopper}. */
        SHOPPER_SECRET,
        /** Of the OAuth 2 client {@code simulated-carrier}. */
        COURIER_SECRET,
        /** Encrypts the devices' keys in the gateway's database; Base64 of 32 bytes. */
        DEVICE_KEY_SECRET,
        /** Signs access tokens; PEM, PKCS#8. */
        TOKEN_KEY
    }

    public Secrets(Path folder) {
        this.folder = PrivateFile.folder(folder);
    }

    public String value(Secret secret) {
        return PrivateFile.read(file(secret));
    }

    /** The file that holds nothing but the secret. */
    public Path file(Secret secret) {
        Path file = folder.resolve(secret.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (!Files.exists(file)) {
            PrivateFile.write(file, make(secret));
        }
        return file;
    }

    private static String make(Secret secret) {
        return switch (secret) {
            case TOKEN_KEY -> rsaKey();
            case DEVICE_KEY_SECRET -> Base64.getEncoder().encodeToString(random());
            case POSTGRES_PASSWORD,
                    DEVICE_GATEWAY_DATABASE_PASSWORD,
                    ORDER_SERVICE_DATABASE_PASSWORD,
                    CATALOG_SERVICE_DATABASE_PASSWORD,
                    DELIVERY_SERVICE_DATABASE_PASSWORD,
                    OPS_SECRET,
                    SHOPPER_SECRET,
                    COURIER_SECRET -> Base64.getUrlEncoder().withoutPadding().encodeToString(random());
        };
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String rsaKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return Pem.of(generator.generateKeyPair().getPrivate());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no RSA", e);
        }
    }
}

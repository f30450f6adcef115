package larder.stack.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import larder.embedded.PrivateFile;

/** The secrets of one installation: a file (0600) each, made when first asked for and the same ever after. */
public final class Secrets {

    private static final int BYTES = 32;
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
        /** What the household's shopper logs in with. */
        SHOPPER_PASSWORD,
        /** Of the OAuth 2 client {@code device-gateway}, as which the gateway calls the other services. */
        DEVICE_GATEWAY_CLIENT_SECRET,
        /** Of the OAuth 2 client {@code simulated-carrier}. */
        COURIER_SECRET,
        /** Encrypts what the gateway's database holds of keys, of devices and its own; Base64 of 32 bytes. */
        DEVICE_KEY_SECRET
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
            case DEVICE_KEY_SECRET -> Base64.getEncoder().encodeToString(random());
            case POSTGRES_PASSWORD,
                    DEVICE_GATEWAY_DATABASE_PASSWORD,
                    ORDER_SERVICE_DATABASE_PASSWORD,
                    CATALOG_SERVICE_DATABASE_PASSWORD,
                    DELIVERY_SERVICE_DATABASE_PASSWORD,
                    OPS_SECRET,
                    SHOPPER_PASSWORD,
                    DEVICE_GATEWAY_CLIENT_SECRET,
                    COURIER_SECRET -> Base64.getUrlEncoder().withoutPadding().encodeToString(random());
        };
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}

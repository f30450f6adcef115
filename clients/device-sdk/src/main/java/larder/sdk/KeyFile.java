package larder.sdk;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A device's key on disk.
 *
 * @param deviceId the device
 * @param algorithm {@code hmac-sha256}, {@code ed25519} or {@code ecdsa-p256-sha256}
 * @param secret the shared secret in Base64, for {@code hmac-sha256}
 * @param privateKey the private key in Base64: raw for {@code ed25519}, PKCS#8 for {@code ecdsa-p256-sha256}
 * @param publicKey the public key in Base64: raw for {@code ed25519}, SubjectPublicKeyInfo for {@code ecdsa-p256-sha256}
 */
record KeyFile(
        String deviceId,
        String algorithm,
        @Nullable String secret,
        @Nullable String privateKey,
        @Nullable String publicKey) {

    static DeviceKey read(Path file) throws IOException {
        try {
            return Json.MAPPER
                    .readValue(Files.readAllBytes(file), KeyFile.class)
                    .key();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + " holds no device key", e);
        }
    }

    static void write(DeviceKey key, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(folder, ".device-key", ".json", ownerOnly(file.getFileSystem()));
        try {
            try (var out = Channels.newOutputStream(Files.newByteChannel(draft, StandardOpenOption.WRITE))) {
                out.write(Json.MAPPER.writeValueAsBytes(of(key)));
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static KeyFile of(DeviceKey key) {
        return switch (key) {
            case DeviceKey.Hmac hmac ->
                new KeyFile(
                        hmac.deviceId(),
                        hmac.algorithm(),
                        Base64.getEncoder().encodeToString(hmac.secret().getEncoded()),
                        null,
                        null);
            case DeviceKey.Ed25519 pair ->
                new KeyFile(pair.deviceId(), pair.algorithm(), null, pair.privateKeyBase64(), pair.publicKeyBase64());
            case P256 pair ->
                new KeyFile(pair.deviceId(), pair.algorithm(), null, pair.privateKeyBase64(), pair.publicKeyBase64());
        };
    }

    private DeviceKey key() {
        if (algorithm.equals(DeviceKey.Hmac.NAME) && secret != null) {
            return DeviceKey.hmac(deviceId, secret);
        }
        if (algorithm.equals(DeviceKey.Ed25519.NAME) && privateKey != null && publicKey != null) {
            return DeviceKey.ed25519(deviceId, privateKey, publicKey);
        }
        if (algorithm.equals(P256.NAME) && privateKey != null && publicKey != null) {
            return P256.of(deviceId, privateKey, publicKey);
        }
        throw new IllegalArgumentException("no key of a known algorithm");
    }

    private static FileAttribute<?>[] ownerOnly(FileSystem files) {
        if (!files.supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------")))
        };
    }
}

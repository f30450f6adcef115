package larder.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceKeyTest {

    private static final byte[] TEXT = {1, 2, 3};
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    @Test
    void keepsASharedSecretInItsFile() throws IOException {
        DeviceKey key = DeviceKey.hmac("device-1", SECRET);

        key.save(folder.resolve("device.json"));

        DeviceKey loaded = DeviceKey.load(folder.resolve("device.json"));
        assertThat(loaded.deviceId()).isEqualTo("device-1");
        assertThat(loaded.algorithm()).isEqualTo("hmac-sha256");
        assertThat(loaded.sign(TEXT)).isEqualTo(key.sign(TEXT));
    }

    @Test
    void keepsAKeyPairInItsFile() throws IOException {
        DeviceKey.Ed25519 key = DeviceKey.generateEd25519("serial-1").forDevice("device-1");

        key.save(folder.resolve("device.json"));

        DeviceKey loaded = DeviceKey.load(folder.resolve("device.json"));
        assertThat(loaded)
                .isInstanceOfSatisfying(
                        DeviceKey.Ed25519.class,
                        pair -> assertThat(pair.publicKeyBase64()).isEqualTo(key.publicKeyBase64()));
        assertThat(loaded.deviceId()).isEqualTo("device-1");
        assertThat(loaded.sign(TEXT)).isEqualTo(key.sign(TEXT));
    }

    @Test
    void keepsAP256PairInItsFile() throws IOException, GeneralSecurityException {
        P256 key = DeviceKey.generateP256("serial-1").forDevice("device-1");

        key.save(folder.resolve("device.json"));

        DeviceKey loaded = DeviceKey.load(folder.resolve("device.json"));
        assertThat(loaded.deviceId()).isEqualTo("device-1");
        assertThat(loaded.algorithm()).isEqualTo("ecdsa-p256-sha256");
        byte[] signature = loaded.sign(TEXT);
        assertThat(signature).as("r and s, not DER").hasSize(64);
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(key.publicKey());
        verifier.update(TEXT);
        assertThat(verifier.verify(signature)).isTrue();
        assertThat(loaded).hasToString("ecdsa-p256-sha256 key of device-1");
    }

    @Test
    void letsOnlyTheOwnerReadTheFile() throws IOException {
        Path file = folder.resolve("device.json");

        DeviceKey.hmac("device-1", SECRET).save(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotTellItsSecretWhenPrinted() {
        assertThat(DeviceKey.hmac("device-1", SECRET)).hasToString("hmac-sha256 key of device-1");
        assertThat(DeviceKey.generateEd25519("device-1")).hasToString("ed25519 key of device-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"deviceId\":\"device-1\",\"algorithm\":\"rot13\",\"secret\":\"AAAA\"}",
                "{\"deviceId\":\"device-1\",\"algorithm\":\"ed25519\",\"secret\":\"AAAA\"}",
                "{\"deviceId\":\"device-1\",\"algorithm\":\"hmac-sha256\",\"secret\":\"***\"}"
            })
    void refusesAFileWithoutAKey(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("device.json"), content);

        assertThatThrownBy(() -> DeviceKey.load(file)).isInstanceOf(IOException.class);
    }
}

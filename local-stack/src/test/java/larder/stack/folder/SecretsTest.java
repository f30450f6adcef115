package larder.stack.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import larder.stack.folder.Secrets.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void keepsEachSecretInAFileOfItsOwnThatOnlyTheOwnerReads() throws IOException {
        Secrets secrets = new Secrets(folder.resolve("secrets"));

        for (Secret each : Secret.values()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file(each))))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    @Test
    void makesNoTwoSecretsAlikeAndFindsThemAgain() {
        Set<String> first = values(new Secrets(folder));

        assertThat(first).hasSize(Secret.values().length);
        assertThat(values(new Secrets(folder))).isEqualTo(first);
    }

    @Test
    void makesTheDeviceKeySecretThirtyTwoBytesLong() {
        String secret = new Secrets(folder).value(Secret.DEVICE_KEY_SECRET);

        assertThat(Base64.getDecoder().decode(secret)).hasSize(32);
    }

    private static Set<String> values(Secrets secrets) {
        return Arrays.stream(Secret.values()).map(secrets::value).collect(Collectors.toSet());
    }
}

package larder.gateway.mtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import larder.gateway.DeviceAuthority;
import larder.gateway.DeviceAuthority.Identity;
import org.junit.jupiter.api.Test;

class RevocationListTest {

    private final AtomicLong now = new AtomicLong();
    private final DeviceAuthority maker = new DeviceAuthority("CN=Maker");
    private final Identity device = maker.issue("device");

    @Test
    void readsAListThatHasChanged() {
        RevocationList list = list(maker.crl());
        assertThat(list.holds(device.certificate())).isFalse();

        maker.revoke(device.certificate());
        assertThat(list.holds(device.certificate())).as("not looked at yet").isFalse();
        later();

        assertThat(list.holds(device.certificate())).isTrue();
        assertThat(list.holds(maker.issue("another").certificate())).isFalse();
    }

    @Test
    void keepsWhatItKnewWhenTheNewListIsOfNoUse() throws IOException {
        maker.revoke(device.certificate());
        RevocationList list = list(maker.crl());
        DeviceAuthority namesake = new DeviceAuthority("CN=Maker");
        for (byte[] useless : List.of(
                new byte[0], "garbage".getBytes(StandardCharsets.US_ASCII), Files.readAllBytes(namesake.crl()))) {
            Files.write(maker.crl(), useless);
            later();
            assertThat(list.holds(device.certificate())).isTrue();
        }

        Files.delete(maker.crl());
        later();
        assertThat(list.holds(device.certificate())).isTrue();
    }

    @Test
    void doesNotStartWithAListThatIsOfNoUse() {
        DeviceAuthority another = new DeviceAuthority("CN=Another");

        assertThatThrownBy(() -> list(another.crl())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> list(Path.of("nowhere"))).isInstanceOf(IllegalArgumentException.class);
    }

    private void later() {
        now.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    private RevocationList list(Path file) {
        return new RevocationList(file, List.of(maker.certificate()), Duration.ofMillis(500), now::get);
    }
}

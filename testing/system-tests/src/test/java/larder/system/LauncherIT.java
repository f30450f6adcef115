package larder.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import larder.embedded.JavaCommand;
import larder.embedded.Reaper;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.Larder;
import larder.stack.folder.Endpoints;
import larder.stack.folder.NotRunning;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The launcher as a process of its own: how it comes back, and that it leaves nothing behind. */
@Order(1)
class LauncherIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path data = temporary();
    private Process launcher = start();

    @AfterEach
    void end() throws InterruptedException {
        launcher.destroy();
        launcher.waitFor();
    }

    @Test
    void leavesNoProcessBehindWhenKilledAndFindsItsDataAgain() throws Exception {
        Endpoints first = awaitReady();
        assertThat(press(first))
                .isInstanceOfSatisfying(
                        Outcome.Decided.class,
                        decided -> assertThat(decided.answer()).isEqualTo(Outcome.Answer.ORDER));
        List<ProcessHandle> children = launcher.descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(7);

        launcher.destroyForcibly().waitFor();
        await("everything ended").atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        launcher = start();
        Endpoints second = awaitReady();

        assertThat(press(second))
                .isInstanceOfSatisfying(
                        Outcome.Decided.class,
                        decided -> assertThat(decided.reason()).isIn("REPEATED_PRESS", "ORDER_OPEN"));
        List<ProcessHandle> again = launcher.descendants().toList();
        launcher.destroy();
        launcher.waitFor();
        await("everything ended").atMost(PATIENCE).until(() -> again.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(data.resolve("endpoints.json")).doesNotExist();
    }

    private Outcome press(Endpoints endpoints) throws IOException {
        DeviceKey button = DeviceKey.load(data.resolve("first-device.json"));
        try (DeviceClient client = DeviceClient.builder(endpoints.url("device-gateway"), button)
                .trusting(endpoints.ca())
                .waitFor(Duration.ofSeconds(20))
                .build()) {
            return client.press();
        }
    }

    private Endpoints awaitReady() {
        return await("the launcher is ready")
                .atMost(PATIENCE)
                .failFast("the launcher ended", () -> !launcher.isAlive())
                .until(this::endpoints, found -> found.isPresent())
                .orElseThrow();
    }

    /** A launcher that was killed leaves its description behind, which then counts for nothing. */
    private Optional<Endpoints> endpoints() {
        try {
            return Optional.of(Endpoints.of(data));
        } catch (NotRunning e) {
            return Optional.empty();
        }
    }

    private Process start() {
        try {
            return new ProcessBuilder(JavaCommand.main(
                            Larder.class,
                            List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dlarder.home=" + Home.folder()),
                            "up",
                            "--data",
                            data.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/launcher.log")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            Path data = Files.createTempDirectory("larder-launcher-");
            Reaper.shared().deleteAtEnd(data);
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

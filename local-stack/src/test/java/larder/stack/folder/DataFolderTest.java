package larder.stack.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import larder.stack.folder.Endpoints.Account;
import larder.stack.folder.Endpoints.Database;
import larder.stack.folder.Endpoints.ServiceEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void isTakenByOneSystemAtATime() {
        try (DataFolder first = DataFolder.take(folder)) {
            assertThatThrownBy(() -> DataFolder.take(first.path()))
                    .isInstanceOf(FolderInUse.class)
                    .hasMessageContaining("--data");
        }

        DataFolder.take(folder).close();
    }

    @Test
    void tellsWhereTheRunningSystemIs() throws Exception {
        Endpoints written = endpoints(ProcessHandle.current().pid());
        written.write(folder.resolve("endpoints.json"));

        assertThat(Endpoints.of(folder)).isEqualTo(written);
        assertThat(Files.readString(folder.resolve("endpoints.json"))).doesNotContain("file:");
    }

    @Test
    void saysThatNothingRunsWhereNobodyHasStartedAndWhereTheLauncherWasKilled() throws Exception {
        assertThatThrownBy(() -> Endpoints.of(folder))
                .isInstanceOf(NotRunning.class)
                .hasMessageContaining("larder up");

        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        endpoints(gone.pid()).write(folder.resolve("endpoints.json"));
        assertThatThrownBy(() -> Endpoints.of(folder)).isInstanceOf(NotRunning.class);
    }

    private Endpoints endpoints(long launcher) {
        Database database = new Database("jdbc:postgresql://127.0.0.1:1/x", "x", folder.resolve("x-password"));
        URI url = URI.create("https://localhost:8443");
        return new Endpoints(
                Instant.parse("2026-01-01T00:00:00Z"),
                launcher,
                folder,
                folder.resolve("ca.pem"),
                "127.0.0.1:9092",
                database,
                Map.of("device-gateway", new ServiceEndpoint(url, url, database, folder.resolve("gateway.log"))),
                url,
                url,
                url,
                url,
                Map.of("ops", folder.resolve("ops-secret")),
                new Account("kim@household.test", folder.resolve("shopper-password")),
                Map.of("ops", folder.resolve("ops.token")),
                folder.resolve("first-device.json"));
    }
}

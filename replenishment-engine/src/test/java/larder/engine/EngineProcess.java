package larder.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import larder.embedded.ChildProcess;
import larder.embedded.FreePort;
import larder.embedded.JavaCommand;
import larder.embedded.Signal;
import larder.testing.LarderInfrastructure;
import org.awaitility.Awaitility;

/** The engine in a JVM of its own, so that a test can end it as a crash would. */
final class EngineProcess implements AutoCloseable {

    private final int managementPort = FreePort.find();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ChildProcess.Program program;
    private ChildProcess process;

    private EngineProcess(Path folder) {
        Map<String, String> environment =
                new HashMap<>(LarderInfrastructure.shared().environment());
        environment.put("LARDER_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("LARDER_STATE_DIR", folder.resolve("state").toString());
        program = new ChildProcess.Program(
                "replenishment-engine",
                JavaCommand.main(
                        ReplenishmentEngineApplication.class,
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED")),
                environment,
                folder.resolve("engine.log"),
                Signal.TERM);
        process = program.start();
    }

    static EngineProcess start(Path folder) {
        return new EngineProcess(folder);
    }

    EngineProcess awaitReady() {
        Awaitility.await("the engine").atMost(Duration.ofSeconds(90)).until(this::isReady);
        return this;
    }

    /** Ends it without a word and starts it again. */
    void crashAndRestart() {
        process.kill();
        process = program.start();
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("the engine ended: " + process.logTail());
        }
        try {
            return get("/actuator/health/readiness").contains("\"UP\"");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    String get(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(15));
    }
}

package larder.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import larder.embedded.ChildProcess.Program;
import larder.embedded.FreePort;
import larder.embedded.JavaCommand;
import larder.embedded.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final int port = FreePort.find();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void isBroughtBackAfterACrashAndSaysSo() {
        ServiceProcess service = process(Integer.toString(port));
        service.start();
        service.awaitReady(PATIENCE);
        long first = service.pid();

        service.crash();

        await().atMost(PATIENCE).until(() -> service.pid() != first && service.isReady());
        assertThat(notes).singleElement().asString().contains("order-service ended with code 137");
        service.stop();
    }

    @Test
    void staysEndedWhenItIsStopped() {
        ServiceProcess service = process(Integer.toString(port));
        service.start();
        service.awaitReady(PATIENCE);
        long pid = service.pid();

        service.stop();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(service.isReady()).isFalse();
        assertThat(notes).isEmpty();
    }

    @Test
    void isGivenUpWhenItEndsEachTimeBeforeItIsReadyAndShowsTheEndOfItsLog() {
        ServiceProcess service = process();
        service.start();

        assertThatThrownBy(() -> service.awaitReady(PATIENCE))
                .isInstanceOf(ServiceFailed.class)
                .hasMessageContaining("told no port");
    }

    private ServiceProcess process(String... arguments) {
        Program program = new Program(
                "order-service",
                JavaCommand.main(FakeService.class, List.of(), arguments),
                Map.of(),
                folder.resolve("service.log"),
                Signal.TERM);
        return new ServiceProcess(
                Service.ORDER_SERVICE, program, URI.create("http://127.0.0.1:" + port), http, new Noted());
    }

    private final class Noted implements Progress {
        @Override
        public void begun(String what) {}

        @Override
        public void ready(String what, Duration after) {}

        @Override
        public void note(String text) {
            notes.add(text);
        }
    }
}

package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import larder.embedded.ChildProcess;

/** Waits until a child process answers. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Readiness() {}

    /** Returns once the address is served. */
    static void await(ChildProcess process, URI address, HttpClient http) throws IOException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                int status = http.send(question, BodyHandlers.discarding()).statusCode();
                if (status == 200 || status == 405) {
                    return;
                }
            } catch (IOException _) {
                // Not listening yet.
            }
            Thread.sleep(100);
        }
        throw new IOException(process.name() + " did not get ready\n" + process.logTail());
    }
}

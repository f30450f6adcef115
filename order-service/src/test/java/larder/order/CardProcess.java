package larder.order;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import larder.card.CardEmulator;
import larder.contracts.OrderId;

/** The card provider, as a process of its own that can be killed and comes back at the same port. */
final class CardProcess {

    static final String SECRET = "sk_test_larder";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path journal;
    private Process process;
    private final int port;

    private CardProcess() throws IOException {
        journal = Files.createTempDirectory("card-emulator").resolve("journal");
        process = launch(0);
        BufferedReader output = process.inputReader();
        port = Integer.parseInt(Objects.requireNonNull(output.readLine()).replaceAll("\\D", ""));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    static CardProcess start() {
        try {
            return new CardProcess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(int at) throws IOException {
        String classes = Path.of(URI.create(CardEmulator.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        classes,
                        CardEmulator.class.getName(),
                        String.valueOf(at),
                        journal.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void comeBack() {
        try {
            process = launch(port);
            process.inputReader().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was done to the money of an order, in the order in which it was. */
    List<String> done(OrderId order) {
        return log().stream()
                .filter(line -> line.endsWith(order.value()))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    /** The provider's name for the payment of an order. */
    String intent(OrderId order) {
        return log().stream()
                .filter(line -> line.endsWith(order.value()))
                .map(line -> line.split(" ", -1)[1])
                .findFirst()
                .orElseThrow();
    }

    private List<String> log() {
        return call(request("/_log").GET().build()).body().lines().toList();
    }

    /** Does something at the provider behind Larder's back. */
    HttpResponse<String> post(String path, String form) {
        return call(request(path).POST(BodyPublishers.ofString(form)).build());
    }

    /** The same, as somebody would who uses this key. */
    HttpResponse<String> postOnce(String path, String key) {
        return call(request(path)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.noBody())
                .build());
    }

    static String field(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + value;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url().resolve(path)).header("Authorization", "Bearer " + SECRET);
    }

    private HttpResponse<String> call(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

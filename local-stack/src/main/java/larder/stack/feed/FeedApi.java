package larder.stack.feed;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import larder.embedded.CertificateAuthority;
import larder.embedded.PrivateFile;
import larder.stack.folder.Endpoints;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API as operations staff call it, with patience: a service may be starting anew, and a limit passes. */
final class FeedApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private final URI api;
    private final Path tokenFile;
    private final HttpClient http;
    private final PrintWriter out;

    FeedApi(Endpoints endpoints, PrintWriter out) {
        Path token = endpoints.tokens().get("ops");
        if (token == null) {
            throw new IllegalStateException("a running Larder has a token of ops");
        }
        this.api = endpoints.api();
        this.tokenFile = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(CertificateAuthority.clientContext(endpoints.ca()))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.out = out;
    }

    JsonNode get(String path) {
        return json(send("GET", path, BodyPublishers.noBody()), 200);
    }

    HttpResponse<byte[]> get(String path, String type) {
        return expecting(send("GET", path, BodyPublishers.noBody(), "Accept", type), 200);
    }

    /** Sends an object that acts once, however often it is sent with the key. */
    JsonNode post(String path, Object body, String key) {
        return json(
                send(
                        "POST",
                        path,
                        BodyPublishers.ofString(JSON.writeValueAsString(body)),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "\"" + key + "\""),
                201);
    }

    /** Sends until there is an answer that does not pass, with headers in pairs. */
    HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        long begun = System.nanoTime();
        for (boolean told = false; ; told = true) {
            boolean patient = System.nanoTime() - begun < PATIENCE.toNanos();
            try {
                request.setHeader("Authorization", "Bearer " + PrivateFile.read(tokenFile));
                HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
                if (!patient || !PASSING.contains(answer.statusCode())) {
                    return answer;
                }
            } catch (IOException e) {
                if (!patient) {
                    throw new UncheckedIOException("no answer from " + api, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            if (!told) {
                out.println("  waiting for the catalogue, which cannot be reached right now");
                out.flush();
            }
            pause();
        }
    }

    static HttpResponse<byte[]> expecting(HttpResponse<byte[]> answer, int... expected) {
        if (Arrays.stream(expected).noneMatch(each -> each == answer.statusCode())) {
            String text = answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
            throw new UncheckedIOException(new IOException("unexpected answer " + text));
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<byte[]> answer, int expected) {
        return JSON.readTree(expecting(answer, expected).body());
    }

    static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

package larder.stack.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The public HTTPS edge of one service. */
public final class Edge implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final HttpClient http;

    public Edge(URI base, SSLContext tls) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** An answer: status and JSON body, which is missing where there was none. */
    public record Reply(int status, JsonNode body) {

        /** The slug of the problem, or an empty text where there is none. */
        public String problem() {
            String type = body.path("type").asString("");
            return type.substring(type.lastIndexOf(':') + 1);
        }

        /** This reply, if its status is one of these; else {@link UnexpectedReply}. */
        public Reply expecting(int... statuses) {
            if (Arrays.stream(statuses).noneMatch(each -> each == status)) {
                throw UnexpectedReply.of(this);
            }
            return this;
        }
    }

    public Reply get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).GET());
    }

    public Reply delete(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).DELETE());
    }

    /** Sends a body, written as JSON, that anybody may send. */
    public Reply send(String method, String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Sends a body, written as JSON. */
    public Reply send(String method, String path, String token, Object body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Sends a body, written as JSON, under a new idempotency key. */
    public Reply sendOnce(String path, String token, Object body) {
        return post(
                path,
                "application/json",
                JSON.writeValueAsString(body),
                "Authorization",
                "Bearer " + token,
                "Idempotency-Key",
                '"' + UUID.randomUUID().toString() + '"');
    }

    /** Sends a body as it is, with further headers in pairs. */
    public Reply post(String path, String contentType, String body, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), json(response));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.contains("json") || response.body().length == 0) {
            return MissingNode.getInstance();
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}

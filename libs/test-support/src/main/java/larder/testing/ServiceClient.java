package larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a service over HTTPS as any outsider would. */
public final class ServiceClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String origin;
    private final HttpClient http;

    /**
     * @param origin scheme, host and port
     * @param trust what server certificates are checked with
     */
    public ServiceClient(String origin, SSLContext trust) {
        this.origin = origin;
        this.http = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    public Response get(String path, @Nullable String token) {
        return send("GET", path, token, null);
    }

    public Response post(String path, @Nullable String token, String json) {
        return send("POST", path, token, json);
    }

    public Response put(String path, @Nullable String token, String json, String... headers) {
        return send("PUT", path, token, json, headers);
    }

    public Response delete(String path, @Nullable String token) {
        return send("DELETE", path, token, null);
    }

    /** Posts a body of any type. */
    public Response post(String path, @Nullable String token, String contentType, byte[] body) {
        return exchange(request(path, token, "Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Posts a body without announcing its length. */
    public Response postChunked(String path, @Nullable String token, String json) {
        return exchange(request(path, token, "Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(json)))
                .build());
    }

    /** Posts any bytes as if they were JSON. */
    public Response postBytes(String path, @Nullable String token, byte[] body) {
        return exchange(request(path, token, "Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Sends a request with further headers, given as name, value, name, value. */
    public Response send(String method, String path, @Nullable String token, @Nullable String json, String... headers) {
        HttpRequest.Builder request = request(path, token, headers);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return exchange(request.method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build());
    }

    /** Sends any bytes with further headers, given as name, value, name, value. */
    public Response sendBytes(String method, String path, @Nullable String token, byte[] body, String... headers) {
        return exchange(request(path, token, headers)
                .method(method, BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Opens a stream of events, with further headers, given as name, value, name, value. */
    public EventStream stream(String path, String token, String... headers) {
        try {
            return new EventStream(http.send(request(path, token, headers).build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, @Nullable String token, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length > 0 ? request.headers(headers) : request;
    }

    private Response exchange(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Response(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a service answered. */
    public record Response(int status, HttpHeaders headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The last part of the problem's type, or an empty text where there is no problem. */
        public String problem() {
            String type = body.isEmpty() ? "" : json().path("type").asString("");
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }
}

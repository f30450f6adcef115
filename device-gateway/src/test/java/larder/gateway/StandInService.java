package larder.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import larder.embedded.CertificateAuthority;
import larder.testing.LarderInfrastructure;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import tools.jackson.databind.json.JsonMapper;

/** A service behind the gateway, over HTTPS with a certificate of the house. It tells what it heard, and answers as it is told. */
public final class StandInService {

    private static final StandInService SHARED = new StandInService();

    private final HttpsServer server;
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

    /** Lines of a stream, handed over one by one. */
    private final SynchronousQueue<String> lines = new SynchronousQueue<>();

    private StandInService() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(bundle().createSslContext()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public static StandInService shared() {
        return SHARED;
    }

    private static SslBundle bundle() {
        CertificateAuthority.ServerCertificate certificate =
                LarderInfrastructure.shared().authority().server("stand-in", List.of());
        return SslBundle.of(new PemSslStoreBundle(
                PemSslStoreDetails.forCertificate(
                                certificate.certificate().toUri().toString())
                        .withPrivateKey(certificate.key().toUri().toString()),
                null));
    }

    public URI uri() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** What it was asked so far. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** Sends a line of the stream that is being read; returns when the service has taken it. */
    public void say(String line) throws InterruptedException {
        lines.put(line);
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String asked = exchange.getRequestMethod() + " " + uri.getPath()
                + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
        heard.add(asked);
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Server", "stand-in/1.0");
        exchange.getResponseHeaders().set("Set-Cookie", "inside=1");
        exchange.getResponseHeaders().set("X-Request-Id", "of-the-service");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        try (exchange) {
            switch (uri.getPath()) {
                case "/v1/orders/made" -> {
                    exchange.getResponseHeaders().set("Location", uri() + "/v1/orders/o-1");
                    exchange.getResponseHeaders().set("Link", "</v1/orders?after=o-1>; rel=\"next\"");
                    exchange.getResponseHeaders().set("ETag", "\"7\"");
                    send(exchange, 201, "application/json", "{}");
                }
                case "/v1/orders/none" ->
                    send(
                            exchange,
                            404,
                            "application/problem+json",
                            "{\"type\":\"urn:larder:problem:not-found\",\"status\":404}");
                case "/v1/orders/stream" -> stream(exchange);
                case "/v1/orders/export", "/v1/orders/half" -> breakOff(exchange);
                default ->
                    send(
                            exchange,
                            200,
                            "application/json",
                            JsonMapper.shared()
                                    .writeValueAsString(Map.of(
                                            "asked",
                                            asked,
                                            "headers",
                                            exchange.getRequestHeaders(),
                                            "body",
                                            new String(body, StandardCharsets.UTF_8))));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Begins an answer and goes away amid it. */
    private static void breakOff(HttpExchange exchange) throws IOException {
        byte[] half = new byte[100_000];
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 2L * half.length);
        exchange.getResponseBody().write(half);
        exchange.getResponseBody().flush();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try {
            for (String line = lines.take(); !line.isEmpty(); line = lines.take()) {
                exchange.getResponseBody().write(line.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

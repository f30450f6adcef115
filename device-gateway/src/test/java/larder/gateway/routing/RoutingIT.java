package larder.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import larder.gateway.GatewayTest;
import larder.gateway.StandInService;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RoutingIT extends GatewayTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @ParameterizedTest
    @CsvSource({
        "/api/orders, /v1/orders",
        "/api/orders/o-1?limit=2&slot=d%3Amain, /v1/orders/o-1?limit=2&slot=d:main",
        "/api/bindings/dev-1:main, /v1/bindings/dev-1:main",
        "/api/products?query=%EC%83%9D%EC%88%98%20a, /v1/products?query=생수 a",
        "/api/categories, /v1/categories",
        "/api/stock/A-1, /v1/stock/A-1",
    })
    void leadsEachPathToItsService(String path, String asked) {
        assertThat(gateway().get(path, shopper()).json().path("asked").asString())
                .isEqualTo("GET " + asked);
    }

    @Test
    void passesOnTheRequestAndItsTokenButNothingThatOnlyTheInsideMaySay() {
        String token = shopper();
        JsonNode heard = gateway()
                .send(
                        "PUT",
                        "/api/bindings/dev-1:main",
                        token,
                        "{\"sku\":\"A\"}",
                        "If-Match",
                        "\"3\"",
                        "X-Request-Id",
                        "my-request-1",
                        "traceparent",
                        "00-" + TRACE + "-b7ad6b7169203331-01",
                        "X-Forwarded-For",
                        "203.0.113.250",
                        "X-Forwarded-Host",
                        "evil.example",
                        "Forwarded",
                        "for=203.0.113.250",
                        "X-Real-IP",
                        "203.0.113.250",
                        "Larder-Account",
                        "somebody",
                        "X-Larder-Role",
                        "ops",
                        "Cookie",
                        "SESSION=secret",
                        "X-HTTP-Method-Override",
                        "DELETE")
                .json();

        assertThat(heard.path("body").asString()).isEqualTo("{\"sku\":\"A\"}");
        assertThat(header(heard, "Authorization")).isEqualTo("Bearer " + token);
        assertThat(header(heard, "If-match")).isEqualTo("\"3\"");
        assertThat(header(heard, "X-request-id")).isEqualTo("my-request-1");
        assertThat(header(heard, "Traceparent")).startsWith("00-" + TRACE + "-").endsWith("-01");
        assertThat(heard.path("headers").propertyNames())
                .doesNotContain(
                        "X-forwarded-for",
                        "X-forwarded-host",
                        "Forwarded",
                        "X-real-ip",
                        "Larder-account",
                        "X-larder-role",
                        "Cookie",
                        "X-http-method-override");
    }

    @Test
    void tellsOfAServiceUnderThePublicPathsOnly() {
        Response made = gateway().post("/api/orders/made", shopper(), "{}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains("/api/orders/o-1");
        assertThat(made.headers().firstValue("Link")).contains("</api/orders?after=o-1>; rel=\"next\"");
        assertThat(made.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(made.headers().map()).doesNotContainKeys("server", "set-cookie");
        assertThat(made.headers().allValues("X-Request-Id")).hasSize(1).doesNotContain("of-the-service");
        assertThat(made.headers().allValues("Cache-Control")).hasSize(1);
        Response none = gateway().get("/api/orders/none", shopper());
        assertThat(none.problem()).isEqualTo("not-found");
    }

    @Test
    void asksPeopleToComeBackWhileAServiceIsAway() {
        Response away = gateway().get("/api/deliveries/d-1", shopper());

        assertThat(away.status()).as(away.body()).isEqualTo(503);
        assertThat(away.problem()).isEqualTo("service-unavailable");
        assertThat(away.headers().firstValue("Retry-After")).contains("1");
        assertThat(away.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(away.json().path("instance").asString()).startsWith("urn:larder:request:");
    }

    @Test
    void passesAnAnswerOnWhileItIsStillBeingMade() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin() + "/api/orders/stream"))
                .header("Authorization", "Bearer " + shopper())
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(LarderInfrastructure.shared().authority().clientContext())
                .build()) {
            Thread.ofVirtual().start(() -> say("data: one\n"));
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("data: one");
                say("data: two\n");
                assertThat(lines.readLine()).isEqualTo("data: two");
                say("");
            }
        }
    }

    /** However long it would have been: half an answer must not look whole. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/orders/export", "/api/orders/half"})
    void breaksOffWhereTheServiceDoes(String path) {
        assertThatThrownBy(() -> gateway().get(path, shopper())).isInstanceOf(UncheckedIOException.class);
    }

    private static void say(String line) {
        try {
            StandInService.shared().say(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/shoppers/acc-1/data",
                "/v1/shoppers/acc-1/data",
                "/v1/orders",
                "/api/orders/../shoppers/acc-1/data",
                "/api/orders/%2e%2e/shoppers/acc-1/data",
                "/api/orders/..%2fshoppers/acc-1/data",
                "/api/orders/%252e%252e%252fshoppers",
                "/api//orders",
                "//api/orders",
                "/api/orders;x=1/o-1",
                "/api/orders/o-1%3bx",
                "/api/orders\\..\\shoppers",
                "/api/orders/%00",
                "/api/orders/%0d%0aX-Evil:%201",
                "/api/ordersx",
                "/API/orders",
                "/api/actuator/health",
                "/actuator/health",
                "/actuator/env",
                "/error",
            })
    void leadsNowhereElse(String path) throws IOException {
        int before = StandInService.shared().heard().size();

        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + shopper()
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 (400|401|403|404) ");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<html")
                .doesNotContain("tomcat");
        assertThat(StandInService.shared().heard()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/api/products", "/api/bindings", "/api/deliveries", "/api/nowhere"})
    void asksForATokenBeforeAServiceHearsOfIt(String path) {
        int before = StandInService.shared().heard().size();

        Response refused = gateway().get(path, null);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("unauthenticated");
        assertThat(gateway().get(path, "x.y.z").status()).isEqualTo(401);
        assertThat(StandInService.shared().heard()).hasSize(before);
    }

    @Test
    void refusesABodyThatIsTooLargeForAnyService() {
        assertThat(gateway()
                        .post("/api/orders/o-1/cancel", shopper(), "{\"x\":\"" + "x".repeat(70_000) + "\"}")
                        .problem())
                .isEqualTo("body-too-large");
    }

    /** Sends bytes that no HTTP client would, and returns all that comes back. */
    private String raw(String request) throws IOException {
        URI origin = URI.create(origin());
        try (SSLSocket socket = (SSLSocket) LarderInfrastructure.shared()
                .authority()
                .clientContext()
                .getSocketFactory()
                .createSocket("localhost", origin.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(JsonNode heard, String name) {
        return heard.path("headers").path(name).path(0).asString();
    }
}

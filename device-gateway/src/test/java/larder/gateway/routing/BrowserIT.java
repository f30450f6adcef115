package larder.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import larder.gateway.GatewayTest;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;

class BrowserIT extends GatewayTest {

    @Test
    void guardsEveryAnswer() {
        List<Response> answers = List.of(
                gateway().get("/api/orders", shopper()),
                gateway().get("/api/orders", null),
                gateway().get("/api/nowhere", shopper()),
                gateway().get("/api/deliveries", shopper()),
                gateway().post("/v1/presses", null, "{}"),
                gateway().get("/api/openapi.json", null),
                gateway().get("/oauth2/jwks", null));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().allValues("Cache-Control")).hasSize(1);
            answer.headers()
                    .map()
                    .forEach((name, values) ->
                            assertThat(values).as(name).hasSize(name.equalsIgnoreCase("vary") ? values.size() : 1));
        });
        assertThat(answers.getFirst().headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("no-store");
    }

    @Test
    void answersThePreflightOfAPageThatMayCall() {
        HttpResponse<String> answer = preflight("/api/orders", "https://app.example", "PUT", "authorization,if-match");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .get()
                .asString()
                .contains("PUT");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        Response called = gateway().send("GET", "/api/orders", shopper(), null, "Origin", "https://app.example");
        assertThat(called.status()).isEqualTo(200);
        assertThat(called.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example");
        assertThat(called.headers().firstValue("Access-Control-Expose-Headers"))
                .get()
                .asString()
                .contains("ETag");
    }

    @Test
    void isClosedToPagesOfAnybodyElse() {
        for (String origin :
                List.of("https://evil.example", "null", "http://app.example", "https://app.example.evil.example")) {
            assertThat(preflight("/api/orders", origin, "GET", "authorization").statusCode())
                    .isEqualTo(403);
            Response called = gateway().send("GET", "/api/orders", shopper(), null, "Origin", origin);
            assertThat(called.status()).isEqualTo(403);
            assertThat(called.problem()).isEqualTo("forbidden");
            assertThat(called.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        assertThat(preflight("/api/orders", "https://app.example", "TRACE", "authorization")
                        .statusCode())
                .isEqualTo(403);
        assertThat(preflight("/api/orders", "https://app.example", "GET", "x-anything")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void knowsEachRequestByAnId() {
        assertThat(gateway()
                        .send("GET", "/api/orders", null, null, "X-Request-Id", "my.request_1~x")
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("my.request_1~x");
        for (String odd : List.of("x y", "a".repeat(65), "<script>", "é")) {
            Response answer = gateway().send("GET", "/api/orders", null, null, "X-Request-Id", odd);
            String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
            assertThat(id).matches("[0-9a-f]{32}");
            assertThat(answer.json().path("instance").asString()).isEqualTo("urn:larder:request:" + id);
        }
    }

    private HttpResponse<String> preflight(String path, String origin, String method, String headers) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin() + path))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(LarderInfrastructure.shared().authority().clientContext())
                .build()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

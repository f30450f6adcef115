package larder.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import larder.testing.TestIssuer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@LarderIntegrationTest
class ProblemsIT {

    private final TestIssuer issuer = LarderInfrastructure.shared().issuer();
    private final String token = issuer.token("someone", "shopper");
    private final ServiceClient service;
    private final int managementPort;

    ProblemsIT(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.service = LarderInfrastructure.shared().client(port);
        this.managementPort = managementPort;
    }

    @Test
    void namesWhatIsWrongWithABody() {
        assertProblem(post("{"), 400, "malformed-body");
        assertProblem(post("{\"packs\":1,\"packs\":2}"), 400, "malformed-body");
        assertProblem(post("{\"order\":\"x\",\"packs\":1}"), 400, "invalid-request");
        assertProblem(post("{\"packs\":null}"), 400, "invalid-request");
        Response unknown = post("{\"packs\":1,\"price\":0}");
        assertProblem(unknown, 400, "invalid-request");
        assertThat(unknown.json().path("detail").asString()).isEqualTo("price is not a known property");
    }

    @Test
    void readsJsonStrictly() {
        String deep = "[".repeat(40) + "]".repeat(40);
        assertProblem(post("{\"packs\":1,\"note\":" + deep + "}"), 400, "invalid-request");
        assertProblem(post("{\"packs\":1,\"tree\":" + deep + "}"), 400, "malformed-body");
        assertProblem(service.post("/trees", token, deep), 400, "malformed-body");
        assertProblem(post("{\"packs\":1" + "0".repeat(100) + "}"), 400, "malformed-body");
        assertProblem(post("{\"packs\":1,\"" + "n".repeat(200) + "\":1}"), 400, "malformed-body");
        assertProblem(post("{\"packs\":1}{\"packs\":2}"), 400, "invalid-request");
        assertProblem(post("{\"packs\":1} x"), 400, "malformed-body");
        assertProblem(post("{\"packs\":NaN}"), 400, "malformed-body");
        assertProblem(post("{'packs':1}"), 400, "malformed-body");
        assertProblem(post("{\"packs\":1,}"), 400, "malformed-body");
        assertProblem(post("{\"packs\":1,\"note\":\"a\nb\"}"), 400, "malformed-body");
        assertProblem(post("[{\"packs\":1}]"), 400, "invalid-request");
        assertProblem(post("null"), 400, "malformed-body");
        assertProblem(post(""), 400, "malformed-body");
    }

    @Test
    void takesNoTextThatTheDatabaseCannotHold() {
        assertProblem(post("{\"packs\":1,\"note\":\"a\\u0000b\"}"), 400, "invalid-request");
        assertProblem(post("{\"packs\":1,\"tags\":[\"a\",\"\\u0000\"]}"), 400, "invalid-request");
        assertProblem(post("{\"packs\":1,\"order\":\"\\u0000\"}"), 400, "invalid-request");
        assertProblem(service.get("/echo?text=a%00b", token), 400, "invalid-request");
        assertThat(service.get("/echo?text=a%0Ab", token).status()).isEqualTo(200);
    }

    @Test
    void takesNoBodyThatIsNotUtf8() {
        for (byte[] odd : List.of(new byte[] {(byte) 0xff}, new byte[] {(byte) 0xc3, '('}, new byte[] {
            (byte) 0xed, (byte) 0xa0, (byte) 0x80
        })) {
            assertProblem(service.postBytes("/bodies", token, body(odd)), 400, "malformed-body");
        }
        byte[] wide = "{\"packs\":1}".getBytes(StandardCharsets.UTF_16LE);
        assertThat(service.postBytes("/bodies", token, wide).status()).isLessThan(500);
    }

    private static byte[] body(byte[] note) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes("{\"packs\":1,\"note\":\"".getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(note);
        whole.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
        return whole.toByteArray();
    }

    @Test
    void refusesPathsThatAreWrittenLikeNoOther() {
        for (String path :
                List.of("/bodies;x=1", "/a//bodies", "/%2e%2e/bodies", "/bodies%2fx", "/bodies%00", "/bodies%5c")) {
            Response refused = service.get(path, token);

            assertThat(refused.status()).as(path).isEqualTo(400);
            assertProblem(refused, 400, "invalid-request");
        }
    }

    @Test
    void namesTheRequestInProblemsAndInTheAnswer() {
        Response named = service.send("GET", "/nowhere", token, null, "X-Request-Id", "my-request");

        assertThat(named.headers().firstValue("X-Request-Id")).contains("my-request");
        assertThat(named.json().path("instance").asString()).isEqualTo("urn:larder:request:my-request");
        String made = service.get("/broken", token).json().path("instance").asString();
        assertThat(made).matches("urn:larder:request:[0-9a-f]{32}");
    }

    @Test
    void readsNoMoreOfABodyThanItNeeds() {
        String packs = "{\"packs\":" + " ".repeat(70_000) + "1}";

        assertProblem(post(packs), 413, "body-too-large");
        assertProblem(service.postChunked("/bodies", token, packs), 413, "body-too-large");
        assertThat(post(packs.substring(0, 9) + " ".repeat(60_000) + "1}").status())
                .isEqualTo(200);
    }

    @Test
    void keepsToTheCatalogueForWhatTheFrameworkRefuses() {
        assertProblem(service.get("/nowhere", token), 404, "not-found");
        assertProblem(service.get("/bodies", token), 405, "method-not-allowed");
        assertProblem(
                service.send("POST", "/bodies", token, null, "Content-Type", "text/plain"),
                415,
                "unsupported-media-type");
    }

    @Test
    void tellsNothingOfWhatWentWrongInside() {
        Response broken = service.get("/broken", token);

        assertProblem(broken, 500, "internal");
        assertThat(broken.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void saysWhenToComeBackWhileTheDatabaseIsAway() {
        Response away = service.get("/database", token);

        assertProblem(away, 503, "database-unavailable");
        assertThat(away.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void breaksOffAnAnswerThatFailsAmidItAndExplainsOneThatHasNotBegun() {
        assertProblem(service.get("/begun?numbers=10", token), 503, "database-unavailable");
        assertThatThrownBy(() -> service.get("/begun?numbers=100000", token)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void takesOnlyGoodTokens() {
        var soon = Fixtures.now().plus(Duration.ofHours(1));
        assertProblem(service.get("/ops", null), 401, "unauthenticated");
        assertProblem(service.get("/ops", "nonsense"), 401, "unauthenticated");
        assertProblem(
                service.get("/ops", issuer.token("a", "elsewhere", "larder", soon, "ops")), 401, "unauthenticated");
        assertProblem(
                service.get("/ops", issuer.token("a", issuer.uri(), "other", soon, "ops")), 401, "unauthenticated");
        assertProblem(
                service.get(
                        "/ops",
                        issuer.token("a", issuer.uri(), "larder", Fixtures.now().minusSeconds(600), "ops")),
                401,
                "unauthenticated");
        assertProblem(service.get("/ops", token), 403, "forbidden");
        assertThat(service.get("/ops", issuer.token("a", "ops")).status()).isEqualTo(200);
    }

    @Test
    void asksForTheRightsBeforeItReadsWhatWasSent() {
        assertProblem(service.post("/ops", token, "{"), 403, "forbidden");
        assertProblem(service.post("/ops", issuer.token("a", "ops"), "{"), 400, "malformed-body");
    }

    @Test
    void showsHealthAndMetricsOnTheManagementPortOnly() {
        ServiceClient management = new ServiceClient(
                "http://127.0.0.1:" + managementPort,
                LarderInfrastructure.shared().authority().clientContext());

        assertThat(management.get("/actuator/health/readiness", null).status()).isEqualTo(200);
        assertThat(management.get("/actuator/prometheus", null).body())
                .contains("larder_outbox_backlog")
                .contains("service=\"support-test\"");
        assertThat(service.get("/actuator/prometheus", null).status()).isEqualTo(401);
        assertThat(service.get("/actuator/prometheus", token).status()).isEqualTo(404);
    }

    private Response post(String body) {
        return service.post("/bodies", token, body);
    }

    private static void assertProblem(Response response, int status, String type) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.problem()).isEqualTo(type);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.json().path("status").asInt()).isEqualTo(status);
    }
}

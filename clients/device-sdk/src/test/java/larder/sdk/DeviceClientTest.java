package larder.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static larder.sdk.ScriptedGateway.ACCEPTED;
import static larder.sdk.ScriptedGateway.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import larder.sdk.ScriptedGateway.Answer;
import larder.sdk.ScriptedGateway.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceClientTest {

    private static final DeviceKey KEY = DeviceKey.hmac("device-1", "c2VjcmV0");
    private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");

    private final PassingTime time = new PassingTime(NOW);

    @Test
    void sendsASignedPress() throws IOException {
        try (var gateway = new ScriptedGateway(ACCEPTED);
                var client = client(gateway.uri())) {
            Outcome outcome = client.press();

            Received request = gateway.received().getFirst();
            assertThat(outcome).isEqualTo(new Outcome.Accepted(request.eventId(), "device-1:main", "decision-1"));
            assertThat(request.path()).isEqualTo("/v1/presses");
            assertThat(request.body())
                    .isEqualTo("{\"eventId\":\"" + request.eventId()
                            + "\",\"slot\":\"main\",\"click\":\"SINGLE\",\"occurredAt\":\"2026-07-01T10:00:00Z\"}");
            assertSigned(request, NOW);
        }
    }

    @Test
    void sendsLevelAndUseAsPlainDecimals() throws IOException {
        try (var gateway = new ScriptedGateway(ACCEPTED);
                var client = client(gateway.uri())) {
            client.read(new BigDecimal("1E+3"));
            client.use(new BigDecimal("0.25"));

            assertThat(gateway.received()).extracting(Received::path).containsOnly("/v1/readings");
            assertThat(gateway.received().getFirst().body())
                    .contains("\"level\":1000,")
                    .doesNotContain("used");
            assertThat(gateway.received().getLast().body())
                    .contains("\"used\":0.25,")
                    .doesNotContain("level");
        }
    }

    @Test
    void asksForARefillOutright() throws IOException {
        try (var gateway = new ScriptedGateway(ACCEPTED);
                var client = client(gateway.uri())) {
            client.replenish();

            Received request = gateway.received().getFirst();
            assertThat(request.path()).isEqualTo("/v1/replenishments");
            assertThat(request.body())
                    .isEqualTo("{\"eventId\":\"" + request.eventId()
                            + "\",\"slot\":\"main\",\"occurredAt\":\"2026-07-01T10:00:00Z\"}");
            assertSigned(request, NOW);
        }
    }

    @Test
    void repeatsUnderTheSameEventIdWithAFreshSignature() throws IOException {
        try (var gateway = new ScriptedGateway(unavailable("2"), ACCEPTED);
                var client = client(gateway.uri())) {
            Outcome outcome = client.press();

            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            assertThat(gateway.received())
                    .extracting(Received::body)
                    .hasSize(2)
                    .containsOnly(gateway.received().getFirst().body());
            assertSigned(gateway.received().getLast(), NOW.plusSeconds(2));
        }
    }

    @Test
    void waitsAsLongAsTheGatewayAsks() throws IOException {
        try (var gateway = new ScriptedGateway(
                        unavailable("7"), unavailable("Wed, 01 Jul 2026 10:00:37 GMT"), unavailable("soon"), ACCEPTED);
                var client = client(gateway.uri())) {
            client.press();

            assertThat(time.pauses()).hasSize(3).startsWith(Duration.ofSeconds(7), Duration.ofSeconds(30));
            assertThat(time.pauses().getLast()).isLessThanOrEqualTo(Duration.ofMillis(800));
        }
    }

    @Test
    void backsOffTwiceAsLongEachTimeUpToTheLimit() {
        RetryPolicy policy = new RetryPolicy(Duration.ofMillis(100), Duration.ofMillis(350), Duration.ofMinutes(1));
        HighestRandom highest = new HighestRandom();

        assertThat(policy.pauseAfter(1, Duration.ZERO, highest)).hasMillis(100);
        assertThat(policy.pauseAfter(2, Duration.ZERO, highest)).hasMillis(200);
        assertThat(policy.pauseAfter(3, Duration.ZERO, highest)).hasMillis(350);
        assertThat(policy.pauseAfter(1_000, Duration.ZERO, highest)).hasMillis(350);
    }

    @Test
    void givesUpAtTheDeadlineAndSaysWhy() throws IOException {
        try (var gateway = new ScriptedGateway(unavailable("14"));
                var client = client(gateway.uri())) {
            Outcome outcome = client.press();

            assertThat(outcome)
                    .isEqualTo(new Outcome.GaveUp(
                            gateway.received().getFirst().eventId(), 5, "status 503 urn:larder:problem:overloaded"));
        }
    }

    @Test
    void keepsTryingWhereNobodyListens() throws IOException {
        URI nowhere;
        try (var gone = new ScriptedGateway(ACCEPTED)) {
            nowhere = gone.uri();
        }
        try (var client = client(nowhere)) {
            Outcome outcome = client.press();

            assertThat(outcome).isInstanceOfSatisfying(Outcome.GaveUp.class, gaveUp -> {
                assertThat(gaveUp.attempts()).isGreaterThan(1);
                assertThat(gaveUp.lastCause()).contains("ConnectException");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void repeatsWhatMayPass(int status) throws IOException {
        try (var gateway = new ScriptedGateway(answer(status, "<html>"), ACCEPTED);
                var client = client(gateway.uri())) {
            assertThat(client.press()).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void doesNotTakeAStrangersAnswerForAReceipt() throws IOException {
        try (var gateway = new ScriptedGateway(answer(200, "<html>Log in to this network</html>"), ACCEPTED);
                var client = client(gateway.uri())) {
            assertThat(client.press()).isInstanceOf(Outcome.Accepted.class);
            assertThat(gateway.received()).hasSize(2);
        }
    }

    @Test
    void reportsARefusalAsTheProblemItIs() throws IOException {
        Answer refusal = answer(401, """
                {"type":"urn:larder:problem:signature-invalid","title":"The signature does not verify","status":401,\
                "detail":"not signed by this device's key","instance":"/v1/presses"}""");
        try (var gateway = new ScriptedGateway(refusal);
                var client = client(gateway.uri())) {
            Outcome outcome = client.press();

            assertThat(outcome)
                    .isEqualTo(new Outcome.Refused(
                            gateway.received().getFirst().eventId(),
                            "urn:larder:problem:signature-invalid",
                            401,
                            "The signature does not verify",
                            "not signed by this device's key"));
            assertThat(gateway.received()).hasSize(1);
        }
    }

    @Test
    void asksForTheDecisionWhenToldToWait() throws IOException {
        Answer decided = answer(200, """
                {"eventId":"EVENT","slotId":"device-1:main","decisionId":"decision-1","status":"DECIDED",\
                "answer":"IGNORED","reason":"ORDER_OPEN","orderId":"order-1","repeat":true}""");
        try (var gateway = new ScriptedGateway(decided);
                var client = client(gateway.uri())) {
            Outcome outcome = client.waitFor(Duration.ofSeconds(5)).press();

            Received request = gateway.received().getFirst();
            assertThat(request.header("Prefer")).isEqualTo("wait=5");
            assertThat(outcome)
                    .isEqualTo(new Outcome.Decided(
                            request.eventId(),
                            "device-1:main",
                            "decision-1",
                            Outcome.Answer.IGNORED,
                            "ORDER_OPEN",
                            "order-1",
                            true));
        }
    }

    @Test
    void sendsInTheBackground() throws IOException {
        try (var gateway = new ScriptedGateway(ACCEPTED);
                var client = client(gateway.uri())) {
            Report.Press press = Report.Press.at(NOW);

            assertThat(client.sendAsync(press).join())
                    .isEqualTo(new Outcome.Accepted(press.eventId(), "device-1:main", "decision-1"));
        }
    }

    private DeviceClient client(URI gateway) {
        return DeviceClient.builder(gateway, KEY)
                .clock(time)
                .sleeper(time)
                .random(new Random(1))
                .retry(RetryPolicy.DEFAULT.within(Duration.ofSeconds(60)))
                .build();
    }

    private static Answer unavailable(String retryAfter) {
        return new Answer(
                503,
                Map.of("Retry-After", retryAfter),
                "{\"type\":\"urn:larder:problem:overloaded\",\"status\":503,\"title\":\"Overloaded\"}");
    }

    private static void assertSigned(Received request, Instant created) {
        SignedHeaders expected = new RequestSigner(KEY)
                .sign("POST", request.path(), request.body().getBytes(UTF_8), request.eventId(), created);
        assertThat(request.header("Content-digest")).isEqualTo(expected.contentDigest());
        assertThat(request.header("Signature-input")).isEqualTo(expected.signatureInput());
        assertThat(request.header("Signature")).isEqualTo(expected.signature());
    }

    /** Always draws the highest number there is. */
    private static final class HighestRandom extends Random {
        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}

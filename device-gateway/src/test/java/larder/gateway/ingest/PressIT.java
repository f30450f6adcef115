package larder.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import larder.contracts.DecisionId;
import larder.contracts.EventId;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceEvent.ButtonPressed;
import larder.contracts.device.DeviceEvent.Click;
import larder.contracts.device.DeviceEvent.LevelRead;
import larder.contracts.device.DeviceEvent.UsageReported;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.DeviceKey;
import larder.sdk.Report;
import larder.sdk.RequestSigner;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressIT extends GatewayTest {

    private final TestTopic<SlotId, DeviceEvent> events = TestTopic.of(Topics.DEVICE_EVENTS);

    @Test
    void takesInAPressOfAClaimedButton() {
        TestDevice button = device();
        gateway().post("/api/devices/claims", shopper(), "{\"claimCode\":\"" + button.claimCode() + "\"}");
        Report.Press press = Report.Press.at(now());

        Response answer = button.send(gateway(), press);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("eventId").asString()).isEqualTo(press.eventId());
        assertThat(answer.json().path("slotId").asString())
                .isEqualTo(button.slot().value());
        assertThat(answer.json().path("decisionId").asString())
                .isEqualTo(DecisionId.on(button.slot(), new EventId(press.eventId()))
                        .value());
        assertThat(answer.json().path("status").asString()).isEqualTo("ACCEPTED");
        ButtonPressed event = (ButtonPressed) events.await(of(press));
        assertThat(event.slot()).isEqualTo(button.slot());
        assertThat(event.click()).isEqualTo(Click.SINGLE);
        assertThat(event.occurredAt()).isEqualTo(press.occurredAt());
    }

    @Test
    void keysTheEventByItsSlotAndNamesTheGatewayThatTookItIn() {
        TestDevice button = device();
        Report.Press press = Report.Press.at(now());
        button.send(gateway(), press);

        var found = events.records().stream()
                .filter(each -> button.slot().value().equals(each.key()))
                .toList();

        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.headers().lastHeader("ce_id").value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(press.eventId());
            assertThat(each.headers().lastHeader("larder_gateway")).isNotNull();
        });
    }

    @Test
    void takesInAPressThatIsSignedByAPublicKey() {
        DeviceKey.Ed25519 pair = DeviceKey.generateEd25519("not-known-yet");
        Response made = gateway()
                .post(
                        "/api/devices",
                        ops(),
                        TestDevice.registration(
                                UUID.randomUUID().toString(), List.of("main"), "ed25519", pair.publicKeyBase64()));
        TestDevice button =
                new TestDevice(pair.forDevice(made.json().path("deviceId").asString()), "");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().has("secret")).isFalse();
        assertThat(button.send(gateway(), Report.Press.at(now())).status()).isEqualTo(202);
    }

    @Test
    void takesInReadingsOfBothKinds() {
        TestDevice appliance = device("water", "salt");
        Report level = Report.Reading.ofLevel("water", new BigDecimal("12.50"), now());
        Report use = Report.Reading.ofUse("salt", new BigDecimal("3"), now());

        assertThat(appliance.send(gateway(), level).status()).isEqualTo(202);
        assertThat(appliance.send(gateway(), use).status()).isEqualTo(202);

        assertThat(((LevelRead) events.await(of(level))).level()).isEqualByComparingTo("12.50");
        assertThat(((UsageReported) events.await(of(use))).slot()).isEqualTo(new SlotId(appliance.id(), "salt"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/presses  | {\"eventId\":\"e\"                                                  | 400 | malformed-body",
                "/v1/presses  | {\"eventId\":\"e\",\"eventId\":\"e\",\"occurredAt\":\"NOW\"}        | 400 | malformed-body",
                "/v1/presses  | {\"eventId\":\"e\"}                                                 | 400 | invalid-request",
                "/v1/presses  | {\"occurredAt\":\"NOW\"}                                            | 400 | invalid-request",
                "/v1/presses  | {\"eventId\":\"e\",\"occurredAt\":\"NOW\",\"more\":1}               | 400 | invalid-request",
                "/v1/presses  | {\"eventId\":\"e\",\"occurredAt\":\"1999-01-01T00:00:00Z\"}         | 400 | invalid-request",
                "/v1/presses  | {\"eventId\":\"e\",\"occurredAt\":\"NOW\",\"click\":\"TRIPLE\"}     | 400 | invalid-request",
                "/v1/presses  | {\"eventId\":\"other\",\"occurredAt\":\"NOW\"}                      | 401 | signature-invalid",
                "/v1/presses  | {\"eventId\":\"e\",\"occurredAt\":\"NOW\",\"slot\":\"second\"}      | 422 | slot-unknown",
                "/v1/readings | {\"eventId\":\"e\",\"occurredAt\":\"NOW\"}                          | 400 | invalid-request",
                "/v1/readings | {\"eventId\":\"e\",\"occurredAt\":\"NOW\",\"level\":1,\"used\":1}   | 400 | invalid-request",
                "/v1/readings | {\"eventId\":\"e\",\"occurredAt\":\"NOW\",\"level\":\"NaN\"}        | 400 | invalid-request",
                "/v1/readings | {\"eventId\":\"e\",\"occurredAt\":\"NOW\",\"level\":1e400}          | 400 | invalid-request",
            })
    void refusesWellSignedNonsense(String path, String body, int status, String problem) {
        Response answer = device().send(gateway(), path, "e", body.replace("NOW", now().toString()));

        assertProblem(answer, status, problem);
    }

    @Test
    void refusesWhatIsNotSigned() {
        Response answer = gateway().post("/v1/presses", null, "{}");

        assertProblem(answer, 400, "content-digest-invalid");
        answer = gateway()
                .send(
                        "POST",
                        "/v1/presses",
                        null,
                        "{}",
                        "Content-Digest",
                        RequestSigner.contentDigest("{}".getBytes(StandardCharsets.UTF_8)));
        assertProblem(answer, 401, "signature-missing");
        assertThat(answer.headers().firstValue("Accept-Signature")).isPresent();
    }

    @Test
    void refusesTokensThatNoOwnerHasGrantedForTheDevice() {
        TestDevice button = device();
        Report.Press press = Report.Press.at(now());
        String body = new String(press.body(), StandardCharsets.UTF_8);
        var issuer = LarderInfrastructure.shared().issuer();
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes("{\"alg\":\"none\"}")) + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                bytes(
                                        "{\"iss\":\"" + issuer.uri()
                                                + "\",\"sub\":\"shopper-1\",\"aud\":\"larder\",\"scope\":\"replenish\",\"exp\":4000000000}"))
                + ".";

        for (String token : List.of(none, "x", "", issuer.token("shopper-1", "shopper"))) {
            Response answer = gateway()
                    .send(
                            "POST",
                            "/v1/presses",
                            token,
                            body,
                            "Larder-Device",
                            button.id().value());
            assertProblem(answer, 401, "unauthenticated");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertProblem(
                gateway()
                        .send(
                                "POST",
                                "/v1/presses",
                                shopper(),
                                body,
                                "Larder-Device",
                                button.id().value()),
                403,
                "forbidden");
        assertProblem(button.send(gateway(), press, "Authorization", "Bearer " + shopper()), 400, "invalid-request");
        assertProblem(button.send(gateway(), press, "Authorization", "Basic eDp5"), 400, "invalid-request");
        assertProblem(
                gateway().send("POST", "/v1/presses", null, body, "Authorization", "Basic eDp5"),
                401,
                "unauthenticated");
    }

    @Test
    void refusesBodiesThatAreNoJsonOfOurs() {
        TestDevice button = device();
        for (byte[] body : List.of(
                new byte[] {'{', '"', 'e', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'},
                new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0},
                bytes("[".repeat(5000)),
                bytes("{\"slot\":".repeat(50) + "1" + "}".repeat(50)),
                bytes("{\"eventId\":\"" + "e".repeat(10_000) + "\"}"))) {
            var signed = new RequestSigner(button.key()).sign("POST", "/v1/presses", body, "e", now());
            assertThat(RawRequest.post(origin(), "/v1/presses", signed.asMap(), body))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void decidesOnceHoweverOftenARecordedPressIsSent() {
        TestDevice button = device();
        Report.Press press = Report.Press.at(now());
        var signed = new RequestSigner(button.key()).sign("POST", press.path(), press.body(), press.eventId(), now());
        String body = new String(press.body(), StandardCharsets.UTF_8);

        Response first = gateway().send("POST", press.path(), null, body, TestDevice.with(signed.asMap()));
        Response replayed = gateway().send("POST", press.path(), null, body, TestDevice.with(signed.asMap()));
        Response other = button.send(gateway(), press.path(), press.eventId(), body.replace("\"SINGLE\"", "\"LONG\""));

        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.body()).isEqualTo(first.body());
        assertThat(other.json().path("decisionId"))
                .as("one decision under one id")
                .isEqualTo(first.json().path("decisionId"));
    }

    @Test
    void refusesASignatureThatCannotBeRead() {
        Response answer = gateway()
                .send(
                        "POST",
                        "/v1/presses",
                        null,
                        "{}",
                        "Content-Digest",
                        RequestSigner.contentDigest("{}".getBytes(StandardCharsets.UTF_8)),
                        "Signature-Input",
                        "larder=(",
                        "Signature",
                        "larder=:AAAA:");

        assertProblem(answer, 401, "signature-malformed");
    }

    @Test
    void refusesABodyThatWasAlteredOnItsWay() {
        TestDevice button = device();
        var signed = new RequestSigner(button.key())
                .sign("POST", "/v1/presses", "{}".getBytes(StandardCharsets.UTF_8), "e", now());

        assertProblem(
                gateway().send("POST", "/v1/presses", null, "{ }", TestDevice.with(signed.asMap())),
                400,
                "content-digest-invalid");
        assertProblem(
                gateway().send("POST", "/v1/readings", null, "{}", TestDevice.with(signed.asMap())),
                401,
                "signature-invalid");
    }

    @Test
    void refusesASignatureThatIsTooOldOrEarly() {
        TestDevice button = device();
        for (Instant created : List.of(now().minusSeconds(310), now().plusSeconds(90))) {
            var signed = new RequestSigner(button.key())
                    .sign("POST", "/v1/presses", "{}".getBytes(StandardCharsets.UTF_8), "e", created);

            assertProblem(
                    gateway().send("POST", "/v1/presses", null, "{}", TestDevice.with(signed.asMap())),
                    401,
                    "signature-expired");
        }
    }

    @Test
    void refusesDevicesThatItDoesNotKnowAndKeysThatAreNotTheirs() {
        TestDevice button = device();
        TestDevice stranger = new TestDevice(button.key().forDevice("nobody"), "");
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        TestDevice impostor = new TestDevice(DeviceKey.hmac(button.id().value(), other), "");

        assertProblem(stranger.send(gateway(), Report.Press.at(now())), 401, "device-unknown");
        assertProblem(impostor.send(gateway(), Report.Press.at(now())), 401, "signature-invalid");
    }

    @Test
    void refusesWhatIsNotAPlainJsonPost() {
        TestDevice button = device();
        Report press = Report.Press.at(now());

        assertProblem(gateway().get("/v1/presses", null), 405, "method-not-allowed");
        assertProblem(button.send(gateway(), press, "Content-Type", "text/plain"), 415, "unsupported-media-type");
        assertProblem(button.send(gateway(), press, "Content-Encoding", "gzip"), 415, "unsupported-media-type");
        assertProblem(button.send(gateway(), "/v1/presses?x=1", press.eventId(), "{}"), 400, "invalid-request");
    }

    @Test
    void refusesALargeBodyWithoutReadingIt() {
        assertProblem(
                device().send(gateway(), "/v1/presses", "e", "{\"eventId\":\"" + "x".repeat(20_000) + "\"}"),
                413,
                "body-too-large");
    }

    @Test
    void opensNothingBesideItsOwnPaths() {
        for (String path : List.of("/v1/presses/", "/v1/presses/x", "/v1/pressesx", "/v1", "/actuator/health")) {
            assertThat(gateway().post(path, null, "{}").status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void answersWithoutADecisionWhenNoneComesInTime() {
        Response answer = device().send(gateway(), Report.Press.at(now()), "Prefer", "wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Predicate<DeviceEvent> of(Report report) {
        return event -> event.event().value().equals(report.eventId());
    }

    static void assertProblem(Response answer, int status, String problem) {
        assertThat(answer.problem()).as(answer.body()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}

package larder.gateway.mtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import larder.contracts.DeviceId;
import larder.contracts.EventId;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.device.DeviceEvent;
import larder.embedded.Pem;
import larder.gateway.DeviceAuthority;
import larder.gateway.DeviceAuthority.Identity;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.DeviceCertificate;
import larder.sdk.DeviceClient;
import larder.sdk.Outcome;
import larder.sdk.Report;
import larder.sdk.RequestSigner;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A device with a certificate, and those who would like to pass for one, over real TLS. */
class CertificateIT extends GatewayTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DeviceAuthority maker = DeviceAuthority.shared();

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void takesInAPressOfADeviceThatShowsItsCertificate(String protocol) throws IOException, InterruptedException {
        Identity identity = maker.issue("button");
        String device = register(identity).json().path("deviceId").asString();
        Report.Press press = Report.Press.at(now());
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(identity.tls())
                .sslParameters(parameters)
                .build()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(deviceOrigin() + "/v1/presses"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(press.body()))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            assertThat(answer.body()).contains(new SlotId(new DeviceId(device), "main").value());
        }
        assertThat(TestTopic.<SlotId, DeviceEvent>of(Topics.DEVICE_EVENTS)
                        .await(event -> event.event().equals(new EventId(press.eventId())))
                        .slot()
                        .device()
                        .value())
                .isEqualTo(device);
    }

    @Test
    void takesInWhatTheSdkSendsWithACertificate(@TempDir Path folder) throws IOException, InterruptedException {
        Identity identity = maker.issue("sdk");
        register(identity);
        Path certificate = Files.writeString(folder.resolve("device.pem"), identity.pem());
        Path key = Files.writeString(
                folder.resolve("device-key.pem"), Pem.of(identity.pair().getPrivate()));

        try (DeviceClient client = DeviceClient.builder(
                        URI.create(deviceOrigin()), DeviceCertificate.pem(certificate, key))
                .trusting(LarderInfrastructure.shared().authority().certificateFile())
                .build()) {
            assertThat(client.press()).isInstanceOf(Outcome.Accepted.class);
            client.status();
        }
    }

    @Test
    void showsWhoseCertificateItIsToOps() {
        Identity identity = maker.issue("button 7");
        String device = register(identity).json().path("deviceId").asString();

        Response keys = gateway().get("/api/devices/" + device + "/keys", ops());

        assertThat(keys.json().path("keys").path(0).path("algorithm").asString())
                .isEqualTo("x509");
        assertThat(keys.json().path("keys").path(0).path("certificateName").asString())
                .isEqualTo("button 7");
        assertThat(keys.json().path("keys").path(0).path("certificateIssuer").asString())
                .isEqualTo("CN=Makers of buttons");
        assertThat(keys.json().path("keys").path(0).path("fingerprint").asString())
                .hasSize(64);
    }

    @Test
    void shakesHandsWithNobodyWhoShowsNoGoodCertificate() {
        Identity revoked = maker.issue("revoked");
        register(revoked);
        maker.revoke(revoked.certificate());
        Instant hour = now().minus(Duration.ofHours(1));
        Map<String, SSLContext> callers = Map.of(
                "none", LarderInfrastructure.shared().authority().clientContext(),
                "self-signed", DeviceAuthority.selfSigned("Makers of buttons").tls(),
                "another maker's",
                        new DeviceAuthority("CN=Makers of buttons")
                                .issue("button")
                                .tls(),
                "expired",
                        maker.issue("old", now().minus(Duration.ofDays(60)), KeyPurposeId.id_kp_clientAuth)
                                .tls(),
                "not yet",
                        maker.issue("new", now().plus(Duration.ofDays(1)), KeyPurposeId.id_kp_clientAuth)
                                .tls(),
                "a server's",
                        maker.issue("localhost", hour, KeyPurposeId.id_kp_serverAuth)
                                .tls());

        callers.forEach((who, tls) -> assertThatExceptionOfType(IOException.class)
                .as(who)
                .isThrownBy(() -> press(tls, Report.Press.at(now()))));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThatExceptionOfType(IOException.class)
                        .as("revoked by its maker")
                        .isThrownBy(() -> press(revoked.tls(), Report.Press.at(now()))));
    }

    @Test
    void shakesNoHandsForASignature() {
        TestDevice button = device();
        Report.Press press = Report.Press.at(now());
        var signed = new RequestSigner(button.key()).sign("POST", press.path(), press.body(), press.eventId(), now());

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> press(
                        LarderInfrastructure.shared().authority().clientContext(),
                        press,
                        TestDevice.with(signed.asMap())));
    }

    @Test
    void refusesACertificateThatIsNobodys() {
        Identity stranger = maker.issue("stranger");
        ServiceClient caller = caller(stranger);

        assertProblem(press(caller, Report.Press.at(now())), 401, "certificate-unknown");

        register(stranger);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(press(caller, Report.Press.at(now())).status())
                                .isEqualTo(202));
    }

    @Test
    void refusesOnAnOpenConnectionWhatItsMakerHasTakenBack() {
        Identity identity = maker.issue("stolen");
        register(identity);
        ServiceClient caller = caller(identity);
        assertThat(press(caller, Report.Press.at(now())).status()).isEqualTo(202);

        maker.revoke(identity.certificate());

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertProblem(press(caller, Report.Press.at(now())), 401, "certificate-revoked"));
    }

    @Test
    void refusesWhatTheRegistryHasRevoked() {
        Identity identity = maker.issue("sold");
        Response made = register(identity);
        String keys = "/api/devices/" + made.json().path("deviceId").asString() + "/keys";
        ServiceClient caller = caller(identity);
        assertThat(press(caller, Report.Press.at(now())).status()).isEqualTo(202);
        String key = gateway()
                .get(keys, ops())
                .json()
                .path("keys")
                .path(0)
                .path("keyId")
                .asString();

        Response revoked = gateway().post(keys + "/" + key + "/revocation", ops(), "{}");

        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
        assertProblem(press(caller, Report.Press.at(now())), 401, "certificate-revoked");

        Response again = register(identity);
        assertThat(again.status()).isEqualTo(201);
        assertThat(press(caller, Report.Press.at(now())).body())
                .contains(again.json().path("deviceId").asString());
    }

    @Test
    void bindsACertificateToOneDevice() {
        Identity identity = maker.issue("twin");
        register(identity);

        assertProblem(register(identity), 409, "conflict");
    }

    @Test
    void speaksForNoOtherDevice() {
        Identity identity = maker.issue("impostor");
        register(identity);
        TestDevice other = device();
        ServiceClient caller = caller(identity);
        String body = "{\"eventId\":\"e\",\"occurredAt\":\"" + now() + "\",%s}";

        assertProblem(
                post(caller, "/v1/presses", body.formatted("\"slot\":\"" + other.slot() + "\"")), 422, "slot-unknown");
        assertProblem(
                post(caller, "/v1/presses", body.formatted("\"device\":\"" + other.id() + "\"")),
                400,
                "invalid-request");
        assertProblem(
                caller.send(
                        "POST",
                        "/v1/presses",
                        null,
                        new String(Report.Press.at(now()).body(), StandardCharsets.UTF_8),
                        "Larder-Device",
                        other.id().value()),
                403,
                "forbidden");
    }

    @Test
    void takesOneProofOnly() {
        Identity identity = maker.issue("both");
        register(identity);
        TestDevice other = device();

        assertProblem(other.send(caller(identity), Report.Press.at(now())), 400, "invalid-request");
        assertProblem(caller(identity).post("/v1/presses", ops(), "{}"), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/devices",
                "/api/devices",
                "/v1/keys",
                "/oauth2/jwks",
                "/oauth2/token",
                "/.well-known/oauth-authorization-server",
                "/actuator/health",
                "/",
                "/v1/presses/",
                "/v1/presses;x=1",
                "/v1/%70resses",
                "/v1/x/../devices",
                "//v1/presses"
            })
    void leadsNowhereElse(String path) {
        Identity identity = maker.issue("curious");
        register(identity);

        Response answer = caller(identity).get(path, null);

        assertThat(answer.status()).as(path).isIn(400, 404);
    }

    @Test
    void takesNoCertificateThatIsNone() {
        for (String pem :
                List.of("", "PEM", maker.issue("a").pem() + maker.issue("b").pem())) {
            assertProblem(register(pem), 400, "invalid-request");
        }
        assertProblem(register(new DeviceAuthority("CN=ca").certificate()), 400, "invalid-request");
    }

    private Response register(Identity identity) {
        return register(identity.pem());
    }

    private Response register(X509Certificate certificate) {
        return register(Pem.of(certificate));
    }

    private Response register(String pem) {
        return gateway()
                .post(
                        "/api/devices",
                        ops(),
                        JSON.writeValueAsString(Map.of(
                                "serial", UUID.randomUUID().toString(),
                                "model", "test-button",
                                "key", Map.of("algorithm", "x509", "certificate", pem))));
    }

    private static ServiceClient caller(Identity identity) {
        return new ServiceClient(deviceOrigin(), identity.tls());
    }

    private static Response press(ServiceClient caller, Report.Press press) {
        return post(caller, "/v1/presses", new String(press.body(), StandardCharsets.UTF_8));
    }

    private static Response post(ServiceClient caller, String path, String body) {
        return caller.post(path, null, body);
    }

    private static void press(SSLContext tls, Report.Press press, String... headers) throws IOException {
        try (HttpClient http = HttpClient.newBuilder().sslContext(tls).build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(deviceOrigin() + "/v1/presses"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(press.body()));
            http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertProblem(Response answer, int status, String problem) {
        assertThat(answer.problem()).as(answer.body()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(status);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}

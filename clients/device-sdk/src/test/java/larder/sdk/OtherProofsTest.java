package larder.sdk;

import static larder.sdk.ScriptedGateway.ACCEPTED;
import static larder.sdk.ScriptedGateway.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import larder.sdk.ScriptedGateway.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens, new keys and vitals, by what goes over the line. */
class OtherProofsTest {

    private static final DeviceKey KEY = DeviceKey.hmac("device-1", "c2VjcmV0");

    @Test
    void sendsAFreshTokenWithEachAttempt() throws IOException {
        Deque<String> tokens = new ArrayDeque<>(List.of("first", "second"));
        try (var gateway = new ScriptedGateway(answer(503, ""), ACCEPTED);
                var client = DeviceClient.appliance(gateway.uri(), "device-1", tokens::remove)
                        .sleeper(pause -> {})
                        .build()) {
            assertThat(client.press()).isInstanceOf(Outcome.Accepted.class);

            assertThat(gateway.received())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly("Bearer first", "Bearer second");
            Received request = gateway.received().getLast();
            assertThat(request.header("Larder-device")).isEqualTo("device-1");
            assertThat(request.header("Signature")).isEmpty();
        }
    }

    @Test
    void tellsHowTheDeviceFares() throws IOException, InterruptedException {
        try (var gateway = new ScriptedGateway(ACCEPTED, answer(200, "{\"eventId\":\"EVENT\"}"));
                var client = DeviceClient.builder(gateway.uri(), KEY)
                        .vitals(() -> new Vitals(new BigDecimal("80"), null, "1.2"))
                        .build()) {
            client.press();
            client.status();

            assertThat(gateway.received())
                    .extracting(Received::body)
                    .allSatisfy(body -> assertThat(body).contains("\"battery\":80,\"firmware\":\"1.2\""));
            assertThat(gateway.received().getLast().path()).isEqualTo("/v1/status");
        }
    }

    @Test
    void bringsASuccessorThatProvesItself() throws IOException, InterruptedException {
        P256 next = DeviceKey.generateP256("device-1");
        try (var gateway = new ScriptedGateway(answer(201, "{\"keyId\":\"k\"}"));
                var client = client(gateway.uri())) {
            assertThat(client.rotate(next)).isSameAs(next);

            Received request = gateway.received().getFirst();
            assertThat(request.path()).isEqualTo("/v1/keys");
            assertThat(request.header("Signature-input")).contains("keyid=\"device-1\"", "alg=\"hmac-sha256\"");
            assertThat(request.body()).contains(next.publicKeyBase64(), "\"proof\":\"");
        }
    }

    @Test
    void takesTheSecretThatItIsTold() throws IOException, InterruptedException {
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        try (var gateway = new ScriptedGateway(answer(201, "{\"keyId\":\"k\",\"secret\":\"" + secret + "\"}"));
                var client = client(gateway.uri())) {
            assertThat(client.rotateSecret().secret().getEncoded()).isEqualTo(new byte[32]);
        }
    }

    @Test
    void saysWhyTheGatewayTakesNoKey() throws IOException {
        try (var gateway = new ScriptedGateway(
                        answer(409, "{\"type\":\"urn:larder:problem:conflict\",\"title\":\"It does not fit\"}"));
                var client = client(gateway.uri())) {
            assertThatExceptionOfType(GatewayRefused.class)
                    .isThrownBy(client::rotateSecret)
                    .withMessage("It does not fit")
                    .returns("urn:larder:problem:conflict", GatewayRefused::type)
                    .returns(409, GatewayRefused::status);
        }
    }

    @Test
    void changesNoKeyWhereThereIsNone() throws IOException {
        try (var gateway = new ScriptedGateway(ACCEPTED);
                var client = DeviceClient.appliance(gateway.uri(), "device-1", () -> "t")
                        .build()) {
            assertThatThrownBy(client::rotateSecret).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void readsNoCertificateWhereThereIsNone(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() -> DeviceCertificate.pem(empty, empty)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> DeviceCertificate.keyStore(empty, new char[0])).isInstanceOf(IOException.class);
    }

    private static DeviceClient client(URI gateway) {
        return DeviceClient.builder(gateway, KEY).retry(RetryPolicy.NONE).build();
    }
}

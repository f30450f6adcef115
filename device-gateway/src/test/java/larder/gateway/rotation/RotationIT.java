package larder.gateway.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import larder.contracts.DeviceId;
import larder.contracts.EventId;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.GatewayRefused;
import larder.sdk.P256;
import larder.sdk.Report;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RotationIT extends GatewayTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void letsADeviceBringTheSuccessorOfItsKey() throws IOException, InterruptedException {
        DeviceKey.Ed25519 first = DeviceKey.generateEd25519("not-known-yet");
        String id = register("ed25519", first.publicKeyBase64());
        TestDevice old = new TestDevice(first.forDevice(id), "");
        P256 second = DeviceKey.generateP256(id);

        DeviceKey brought;
        try (DeviceClient client = client(old.key())) {
            brought = client.rotate(second);
        }

        assertThat(press(new TestDevice(brought, ""))).isEqualTo("");
        assertThat(press(old)).as("within the overlap").isEqualTo("");
        JsonNode keys =
                gateway().get("/api/devices/" + id + "/keys", ops()).json().path("keys");
        assertThat(keys).hasSize(2);
        assertThat(keys.path(0).has("validUntil")).isTrue();
        assertThat(keys.path(1).path("algorithm").asString()).isEqualTo("ecdsa-p256-sha256");
        assertThat(keys.path(1).has("validUntil")).isFalse();
    }

    @Test
    void drawsAnotherSecretForADeviceThatSharesOne() throws IOException, InterruptedException {
        TestDevice old = device();

        DeviceKey.Hmac fresh;
        try (DeviceClient client = client(old.key())) {
            fresh = client.rotateSecret();
        }

        assertThat(press(new TestDevice(fresh, ""))).isEqualTo("");
        assertThat(press(old)).isEqualTo("");
    }

    @Test
    void endsWhatALostAnswerBrought() throws IOException, InterruptedException {
        TestDevice button = device();
        try (DeviceClient client = client(button.key())) {
            TestDevice lost = new TestDevice(client.rotateSecret(), "");
            TestDevice kept = new TestDevice(client.rotateSecret(), "");

            assertThat(press(lost)).isEqualTo("signature-invalid");
            assertThat(press(kept)).isEqualTo("");
            assertThat(press(button)).isEqualTo("");
        }
    }

    @Test
    void answersARepeatedRequestAlikeAndAnotherUnderItsIdNot() {
        TestDevice button = device();
        DeviceKey.Ed25519 next = DeviceKey.generateEd25519(button.id().value());
        String event = UUID.randomUUID().toString();
        String body = rotation(event, next, next, button.id().value(), event);

        Response made = send(button, event, body);
        Response repeated = send(button, event, body);
        DeviceKey.Ed25519 other = DeviceKey.generateEd25519(button.id().value());
        Response altered =
                send(button, event, rotation(event, other, other, button.id().value(), event));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.json().path("keyId")).isEqualTo(made.json().path("keyId"));
        assertThat(altered.problem()).isEqualTo("conflict");
        assertThat(press(new TestDevice(other, ""))).isEqualTo("signature-invalid");
    }

    @Test
    void tellsASecretOnce() {
        TestDevice button = device();
        String body = "{\"eventId\":\"r\",\"algorithm\":\"hmac-sha256\"}";

        Response made = send(button, "r", body);
        Response replayed = send(button, "r", body);

        assertThat(made.json().has("secret")).isTrue();
        assertThat(replayed.problem()).isEqualTo("conflict");
        assertThat(replayed.body()).doesNotContain(made.json().path("secret").asString());
    }

    @Test
    void takesNoKeyWithoutProofThatTheDeviceHasIt() {
        TestDevice button = device();
        String id = button.id().value();
        DeviceKey.Ed25519 next = DeviceKey.generateEd25519(id);
        DeviceKey.Ed25519 other = DeviceKey.generateEd25519(id);

        assertThat(send(button, "e", rotation("e", next, other, id, "e")).problem())
                .as("another key's proof")
                .isEqualTo("signature-invalid");
        assertThat(send(button, "e", rotation("e", next, next, "another", "e")).problem())
                .as("another device's proof")
                .isEqualTo("signature-invalid");
        assertThat(send(button, "e", rotation("e", next, next, id, "f")).problem())
                .as("another request's proof")
                .isEqualTo("signature-invalid");
        for (String body : List.of(
                "{\"eventId\":\"e\"}",
                "{\"eventId\":\"e\",\"algorithm\":\"ed25519\",\"publicKey\":\"AAAA\",\"proof\":\"AAAA\"}",
                "{\"eventId\":\"e\",\"algorithm\":\"none\"}",
                "{\"eventId\":\"e\",\"algorithm\":\"x509\"}",
                "{\"eventId\":\"e\",\"algorithm\":\"ed25519\",\"publicKey\":\"" + next.publicKeyBase64() + "\"}")) {
            assertThat(send(button, "e", body).problem()).as(body).isEqualTo("invalid-request");
        }
    }

    @Test
    void takesNoKeyFromAStrangerOrAKeyThatHasEnded() {
        TestDevice button = device();
        String body = "{\"eventId\":\"e\",\"algorithm\":\"hmac-sha256\"}";
        TestDevice impostor = new TestDevice(
                DeviceKey.hmac(button.id().value(), Base64.getEncoder().encodeToString(new byte[32])), "");

        assertThat(send(impostor, "e", body).problem()).isEqualTo("signature-invalid");
        String keys = "/api/devices/" + button.id() + "/keys";
        String key = gateway()
                .get(keys, ops())
                .json()
                .path("keys")
                .path(0)
                .path("keyId")
                .asString();
        gateway().post(keys + "/" + key + "/revocation", ops(), "{}");

        assertThat(send(button, "e", body).problem()).isEqualTo("device-revoked");
    }

    @Test
    void letsNobodyElseSeeOrRevokeKeys() {
        TestDevice button = device();
        gateway().post("/api/devices/claims", shopper(), "{\"claimCode\":\"" + button.claimCode() + "\"}");
        String keys = "/api/devices/" + button.id() + "/keys";
        String key = gateway()
                .get(keys, shopper())
                .json()
                .path("keys")
                .path(0)
                .path("keyId")
                .asString();
        TestDevice other = device();

        assertThat(gateway().get(keys, token("shopper-2")).problem()).isEqualTo("device-not-owned");
        assertThat(gateway()
                        .post(keys + "/" + key + "/revocation", token("shopper-2"), "{}")
                        .problem())
                .isEqualTo("device-not-owned");
        assertThat(gateway()
                        .post("/api/devices/" + other.id() + "/keys/" + key + "/revocation", ops(), "{}")
                        .problem())
                .isEqualTo("not-found");
        assertThat(gateway()
                        .post(keys, shopper(), "{\"algorithm\":\"hmac-sha256\"}")
                        .problem())
                .isEqualTo("forbidden");
        assertThat(gateway().get(keys, null).problem()).isEqualTo("unauthenticated");
        assertThat(press(button)).isEqualTo("");

        assertThat(gateway()
                        .post(keys + "/" + key + "/revocation", shopper(), "{}")
                        .status())
                .isEqualTo(200);
        assertThat(press(button)).isEqualTo("device-revoked");
    }

    @Test
    void boundsHowManyKeysADeviceBrings() throws IOException, InterruptedException {
        TestDevice button = device();
        try (DeviceClient client = client(button.key())) {
            for (int i = 0; i < 20; i++) {
                client.rotateSecret();
            }
            assertThatExceptionOfType(GatewayRefused.class)
                    .isThrownBy(client::rotateSecret)
                    .extracting(GatewayRefused::status)
                    .isEqualTo(429);
        }
    }

    private static String rotation(
            String event, DeviceKey.Ed25519 offered, DeviceKey proving, String device, String proved) {
        byte[] proof = proving.sign(RotateKey.proofText(new DeviceId(device), new EventId(proved)));
        return JSON.writeValueAsString(Map.of(
                "eventId",
                event,
                "algorithm",
                "ed25519",
                "publicKey",
                offered.publicKeyBase64(),
                "proof",
                Base64.getEncoder().encodeToString(proof)));
    }

    private Response send(TestDevice device, String event, String body) {
        return device.send(gateway(), "/v1/keys", event, body);
    }

    private String press(TestDevice device) {
        return device.send(gateway(), Report.Press.at(now())).problem();
    }

    private String register(String algorithm, String publicKey) {
        return gateway()
                .post(
                        "/api/devices",
                        ops(),
                        TestDevice.registration(UUID.randomUUID().toString(), List.of("main"), algorithm, publicKey))
                .json()
                .path("deviceId")
                .asString();
    }

    private DeviceClient client(DeviceKey key) {
        return DeviceClient.builder(URI.create(origin()), key)
                .tls(LarderInfrastructure.shared().authority().clientContext())
                .build();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}

package larder.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import larder.contracts.ShopperId;
import larder.contracts.Topics;
import larder.contracts.device.DeviceState.Status;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceRegistryIT extends GatewayTest {

    @Test
    void tellsOfADeviceAtEachStepOfItsLife() {
        TestDevice device = device();
        var states = TestTopic.of(Topics.DEVICES);
        states.await(state -> state.device().equals(device.id()) && state.status() == Status.REGISTERED);

        Response claimed = claim(device, shopper());

        assertThat(claimed.status()).isEqualTo(200);
        assertThat(claimed.json().path("status").asString()).isEqualTo("CLAIMED");
        states.await(state -> state.device().equals(device.id()) && new ShopperId("shopper-1").equals(state.owner()));

        assertThat(gateway().delete(path(device), shopper()).status()).isEqualTo(204);

        var last = states.await(state -> state.device().equals(device.id()) && state.status() == Status.DEREGISTERED);
        assertThat(last.owner()).isNull();
    }

    @Test
    void letsOnlyOpsRegister() {
        String body = TestDevice.registration(serial(), List.of("main"), "hmac-sha256", null);

        assertThat(gateway().post("/api/devices", shopper(), body).problem()).isEqualTo("forbidden");
        assertThat(gateway().post("/api/devices", null, body).problem()).isEqualTo("unauthenticated");
        assertThat(gateway().post("/api/devices", "no.token.atall", body).problem())
                .isEqualTo("unauthenticated");
        Response made = gateway().post("/api/devices", ops(), body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location"))
                .contains("/api/devices/" + made.json().path("deviceId").asString());
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void registersASerialOnceUntilItsDeviceIsGone() {
        String body = TestDevice.registration(serial(), List.of("main"), "hmac-sha256", null);
        String first = gateway()
                .post("/api/devices", ops(), body)
                .json()
                .path("deviceId")
                .asString();

        assertThat(gateway().post("/api/devices", ops(), body).problem()).isEqualTo("conflict");
        assertThat(gateway().delete("/api/devices/" + first, ops()).status()).isEqualTo(204);
        assertThat(gateway().post("/api/devices", ops(), body).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"serial\":\"s\",\"model\":\"m m\",\"key\":{\"algorithm\":\"hmac-sha256\"}}",
                "{\"serial\":\"s\",\"model\":\"m\",\"slots\":[\"a\"],\"key\":{\"algorithm\":\"hmac-sha256\"}}",
                "{\"serial\":\"s\",\"model\":\"m\",\"owner\":\"me\",\"key\":{\"algorithm\":\"hmac-sha256\"}}",
                "{\"serial\":\"s\",\"model\":\"m\",\"status\":\"CLAIMED\",\"key\":{\"algorithm\":\"hmac-sha256\"}}",
                "{\"serial\":\"s s\",\"model\":\"m\",\"key\":{\"algorithm\":\"hmac-sha256\"}}",
                "{\"serial\":\"s\",\"model\":\"m\",\"key\":{\"algorithm\":\"none\"}}",
                "{\"serial\":\"s\",\"model\":\"m\",\"key\":{\"algorithm\":\"ed25519\"}}",
                "{\"serial\":\"s\",\"model\":\"m\",\"key\":{\"algorithm\":\"ed25519\",\"publicKey\":\"AAAA\"}}",
                "{\"serial\":\"s\",\"model\":\"m\",\"key\":{\"algorithm\":\"ed25519\",\"publicKey\":\"%%\"}}",
                "{\"serial\":\"s\",\"model\":\"m\",\"key\":null}",
            })
    void refusesARegistrationThatCannotBe(String body) {
        assertThat(gateway().post("/api/devices", ops(), body).problem()).isEqualTo("invalid-request");
    }

    @Test
    void refusesAModelThatNobodyDescribed() {
        String body = TestDevice.registration(serial(), List.of("never", "described"), "hmac-sha256", null);

        assertThat(gateway().post("/api/devices", ops(), body).problem()).isEqualTo("model-unknown");
    }

    @Test
    void letsACodeBeUsedOnce() {
        TestDevice device = device();

        assertThat(claim(device, ops()).problem()).isEqualTo("forbidden");
        assertThat(claim(device, shopper()).status()).isEqualTo(200);
        assertThat(claim(device, token("shopper-2")).problem()).isEqualTo("claim-code-invalid");
    }

    @Test
    void looksAtNoCodeOfOneWhoGuesses() {
        TestDevice device = device();
        String guesser = token("guesser");
        for (int i = 0; i < 10; i++) {
            assertThat(gateway()
                            .post("/api/devices/claims", guesser, "{\"claimCode\":\"0000-0000-0000-000" + i + "\"}")
                            .problem())
                    .isEqualTo("claim-code-invalid");
        }

        assertThat(claim(device, guesser).problem()).isEqualTo("claim-code-invalid");
        assertThat(claim(device, shopper()).status()).isEqualTo(200);
    }

    @Test
    void showsAndEndsDevicesForTheirOwnerOnly() {
        TestDevice device = device("water", "salt");
        claim(device, shopper());
        String other = token("shopper-2");

        assertThat(gateway().get(path(device), other).problem()).isEqualTo("device-not-owned");
        assertThat(gateway().delete(path(device), other).problem()).isEqualTo("device-not-owned");
        assertThat(gateway().get("/api/devices", other).body())
                .doesNotContain(device.id().value());

        Response seen = gateway().get(path(device), shopper());
        assertThat(seen.json().path("slots").size()).isEqualTo(2);
        assertThat(seen.json().path("owner").asString()).isEqualTo("shopper-1");
        assertThat(gateway().get("/api/devices", shopper()).body())
                .contains(device.id().value());
        assertThat(gateway().get(path(device), ops()).status()).isEqualTo(200);
    }

    @Test
    void listsDevicesPageByPage() {
        String shopper = token("shopper-2");
        claim(device(), shopper);
        claim(device(), shopper);

        Response first = gateway().get("/api/devices?limit=1", shopper);
        String next = first.json().path("next").asString();
        Response second = gateway().get("/api/devices?limit=1&after=" + next, shopper);

        assertThat(first.json().path("devices").size()).isEqualTo(1);
        assertThat(second.json().path("devices").path(0).path("deviceId").asString())
                .isGreaterThan(next);
        assertThat(gateway().get("/api/devices?limit=0", shopper).problem()).isEqualTo("invalid-request");
    }

    private Response claim(TestDevice device, String token) {
        return gateway().post("/api/devices/claims", token, "{\"claimCode\":\"" + device.claimCode() + "\"}");
    }

    private static String path(TestDevice device) {
        return "/api/devices/" + device.id();
    }

    private static String serial() {
        return UUID.randomUUID().toString();
    }
}

package larder.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.DeviceKey;
import larder.sdk.Report;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class RevocationIT extends GatewayTest {

    @Test
    void refusesARevokedDeviceOnEveryGateway() {
        try (ConfigurableApplicationContext second = anotherGateway()) {
            ServiceClient other = LarderInfrastructure.shared()
                    .client(second.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            TestDevice button = device();
            for (ServiceClient each : List.of(gateway(), other)) {
                assertThat(press(each, button)).isEqualTo("");
            }

            gateway().delete("/api/devices/" + button.id(), ops());

            assertThat(press(gateway(), button)).isEqualTo("device-revoked");
            soon(() -> assertThat(press(other, button)).isEqualTo("device-revoked"));
        }
    }

    @Test
    void keepsToOneKeyForOneRequestOnEveryGateway() {
        try (ConfigurableApplicationContext second = anotherGateway()) {
            ServiceClient other = LarderInfrastructure.shared()
                    .client(second.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            TestDevice button = device();
            assertThat(press(other, button)).isEqualTo("");
            String body = "{\"eventId\":\"r\",\"algorithm\":\"hmac-sha256\"}";

            var made = button.send(gateway(), "/v1/keys", "r", body);
            var replayed = button.send(other, "/v1/keys", "r", body);

            assertThat(made.status()).isEqualTo(201);
            assertThat(replayed.problem()).isEqualTo("conflict");
            TestDevice renewed = new TestDevice(
                    DeviceKey.hmac(
                            button.id().value(), made.json().path("secret").asString()),
                    "");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(press(other, renewed)).isEqualTo(""));

            String keys = "/api/devices/" + button.id() + "/keys";
            String old = gateway()
                    .get(keys, ops())
                    .json()
                    .path("keys")
                    .path(0)
                    .path("keyId")
                    .asString();
            gateway().post(keys + "/" + old + "/revocation", ops(), "{}");

            soon(() -> assertThat(press(other, button)).isEqualTo("signature-invalid"));
            assertThat(press(other, renewed)).isEqualTo("");
        }
    }

    /** Long before an entry of the cache would have been read again by itself. */
    private static void soon(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion);
    }

    private static String press(ServiceClient gateway, TestDevice button) {
        return button.send(gateway, Report.Press.at(Clock.systemUTC().instant()))
                .problem();
    }
}

package larder.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import larder.contracts.DeviceId;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.gateway.telemetry.DeviceVitals.State;
import larder.sdk.DeviceKey;
import larder.sdk.Report;
import larder.sdk.RequestSigner;
import larder.testing.ServiceClient.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TelemetryIT extends GatewayTest {

    @Autowired
    private DeviceVitals vitals;

    @Test
    void tellsHowADeviceFares() {
        TestDevice button = device();
        Instant before = now().minusSeconds(2);

        Response status = send(button, "/v1/status", "s", "{\"eventId\":\"s\",\"battery\":81.5,\"firmware\":\"1.0\"}");
        Response press = send(
                button,
                "/v1/presses",
                "p",
                "{\"eventId\":\"p\",\"occurredAt\":\"" + now() + "\",\"firmware\":\"1.1\"}");

        assertThat(status.status()).as(status.body()).isEqualTo(200);
        assertThat(status.json().path("status").asString()).isEqualTo("HEARD");
        assertThat(press.status()).isEqualTo(202);
        State state = awaited(button.id());
        assertThat(state.batteryPercent()).isEqualTo(81);
        assertThat(state.heardAt()).isAfterOrEqualTo(before);
        assertThat(state.failures()).isEmpty();
        Awaitility.await()
                .untilAsserted(() -> assertThat(awaited(button.id()).firmware()).isIn("1.0", "1.1"));
    }

    @Test
    void believesNoOlderStatusOverANewerOne() {
        TestDevice button = device();
        send(button, "/v1/status", "new", "{\"eventId\":\"new\",\"battery\":\"2900 mV\"}", now());
        assertThat(awaited(button.id()).batteryMillivolts()).isEqualTo(2900);

        send(button, "/v1/status", "old", "{\"eventId\":\"old\",\"battery\":\"3100mV\"}", now().minusSeconds(200));
        send(button, "/v1/status", "x", "{\"eventId\":\"x\",\"battery\":\"flat\"}", now());

        Awaitility.await()
                .untilAsserted(() -> assertThat(awaited(button.id()).failures()).containsEntry("invalid-request", 1L));
        assertThat(awaited(button.id()).batteryMillivolts()).isEqualTo(2900);
    }

    @Test
    void countsWhatWasRefusedInADevicesName() {
        TestDevice button = device();
        TestDevice impostor = new TestDevice(
                DeviceKey.hmac(button.id().value(), Base64.getEncoder().encodeToString(new byte[32])), "");
        TestDevice nobody = new TestDevice(button.key().forDevice("nobody-" + button.id()), "");

        impostor.send(gateway(), Report.Press.at(now()));
        impostor.send(gateway(), Report.Press.at(now()));
        nobody.send(gateway(), Report.Press.at(now()));

        Awaitility.await().untilAsserted(() -> {
            assertThat(awaited(button.id()).failures()).containsEntry("signature-invalid", 2L);
            assertThat(awaited(button.id()).heardAt()).isNull();
        });
        assertThat(vitals.of(nobody.id())).isEmpty();
    }

    private State awaited(DeviceId device) {
        Awaitility.await().until(() -> vitals.of(device).isPresent());
        return vitals.of(device).orElseThrow();
    }

    private Response send(TestDevice button, String path, String event, String body) {
        return send(button, path, event, body, now());
    }

    private Response send(TestDevice button, String path, String event, String body, Instant at) {
        var signed =
                new RequestSigner(button.key()).sign("POST", path, body.getBytes(StandardCharsets.UTF_8), event, at);
        return gateway().send("POST", path, null, body, TestDevice.with(signed.asMap()));
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}

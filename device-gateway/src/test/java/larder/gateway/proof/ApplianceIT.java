package larder.gateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.DeviceClient;
import larder.sdk.Outcome;
import larder.sdk.Report;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An appliance of a partner, and tokens that are not for it. */
class ApplianceIT extends GatewayTest {

    private final String shopper = "shopper-" + UUID.randomUUID();
    private String partner = "";
    private String washer = "";

    /** A partner's washer that its shopper has let order. */
    @BeforeEach
    void bringIn() {
        String ops = minted("ops", "ops", "ops devices", Map.of());
        String model = "washer-" + UUID.randomUUID();
        partner = gateway()
                .post("/api/partners", ops, "{\"name\":\"" + model + "\"}")
                .json()
                .path("partnerId")
                .asString();
        Response described = gateway()
                .put(
                        "/api/models/" + model,
                        ops,
                        "{\"kind\":\"APPLIANCE\",\"partner\":\"" + partner + "\",\"slots\":[{\"name\":\"main\"}]}");
        assertThat(described.status()).as(described.body()).isIn(200, 201);
        Response authorized =
                gateway().post("/api/appliances", granted(), "{\"model\":\"" + model + "\",\"serial\":\"1\"}");
        assertThat(authorized.status()).as(authorized.body()).isEqualTo(201);
        washer = authorized.json().path("deviceId").asString();
    }

    @Test
    void reportsByTheTokenOfItsOwner() {
        try (DeviceClient appliance = DeviceClient.appliance(URI.create(origin()), washer, this::granted)
                .tls(LarderInfrastructure.shared().authority().clientContext())
                .build()) {
            assertThat(appliance.press()).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void endsWithTheDevice() {
        String token = granted();
        assertThat(press(token, washer).status()).isEqualTo(202);

        gateway().delete("/api/devices/" + washer, ops());

        assertThat(press(token, washer).problem()).isEqualTo("forbidden");
    }

    @Test
    void speaksForNoOtherDevice() {
        TestDevice button = device();

        assertThat(press(granted(), button.id().value()).problem()).isEqualTo("forbidden");
        assertThat(press(granted(), "nobody").problem()).isEqualTo("forbidden");
        assertThat(press(granted(), "../x").problem()).isEqualTo("forbidden");
        assertThat(gateway().post("/v1/presses", granted(), body()).problem()).isEqualTo("forbidden");
    }

    @Test
    void refusesTokensThatSayAnythingElse() {
        assertForbidden("partner", "another");
        assertForbidden("grant", "an older one");
        assertUnauthenticated("iss", "https://another.example");
        assertUnauthenticated("aud", List.of("another"));
        assertUnauthenticated("exp", now().minusSeconds(3600));
        assertUnauthenticated("nbf", now().plusSeconds(3600));
        assertThat(press(minted("another", "", "replenish", grant()), washer).problem())
                .isEqualTo("forbidden");
        assertThat(press(minted(shopper, "shopper", "devices account", grant()), washer)
                        .problem())
                .isEqualTo("forbidden");
    }

    @Test
    void changesNoKeys() {
        assertThat(gateway()
                        .send(
                                "POST",
                                "/v1/keys",
                                granted(),
                                "{\"eventId\":\"e\",\"algorithm\":\"hmac-sha256\"}",
                                "Larder-Device",
                                washer)
                        .problem())
                .isEqualTo("signature-missing");
    }

    private void assertForbidden(String name, String other) {
        Map<String, Object> says = grant();
        says.put(name, other);
        assertThat(press(token(says), washer).problem()).as(name).isEqualTo("forbidden");
        says.remove(name);
        assertThat(press(token(says), washer).problem()).as("no " + name).isEqualTo("forbidden");
    }

    private void assertUnauthenticated(String name, Object other) {
        Map<String, Object> says = grant();
        says.put("iat", now().minusSeconds(7200));
        says.put(name, other);
        assertThat(press(token(says), washer).problem()).as(name).isEqualTo("unauthenticated");
    }

    private Response press(String token, String device) {
        return gateway().send("POST", "/v1/presses", token, body(), "Larder-Device", device);
    }

    private static String body() {
        return new String(Report.Press.at(now()).body(), StandardCharsets.UTF_8);
    }

    private String granted() {
        return token(grant());
    }

    private Map<String, Object> grant() {
        return new HashMap<>(Map.of("partner", partner, "grant", "g-" + shopper));
    }

    private String token(Map<String, Object> says) {
        return minted(shopper, "", "replenish", says);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}

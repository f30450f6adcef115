package larder.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import larder.contracts.Topics;
import larder.contracts.device.DeviceState.Status;
import larder.gateway.GatewayTest;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PartnerIT extends GatewayTest {

    private static final String MODEL = "{\"kind\":\"APPLIANCE\",\"slots\":[{\"name\":\"main\"}]}";

    @Test
    void describesAndRegistersWhatIsItsOwn() {
        String partner = newPartner();
        String model = model();

        Response made = gateway().put("/api/models/" + model, partner(partner), MODEL);
        Response registered = register(model, partner(partner));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("partner").asString()).isEqualTo(partner);
        assertThat(registered.status()).isEqualTo(201);
        assertThat(gateway()
                        .get("/api/models", partner(partner))
                        .json()
                        .path("models")
                        .size())
                .isEqualTo(1);
        Response again = gateway()
                .post(
                        "/api/devices/" + registered.json().path("deviceId").asString() + "/claim-codes",
                        partner(partner),
                        "");
        assertThat(again.status()).isEqualTo(201);
    }

    @Test
    void findsNothingOfOthers() {
        String model = model();
        String owner = partner(newPartner());
        gateway().put("/api/models/" + model, owner, MODEL);
        String device = register(model, owner).json().path("deviceId").asString();
        String other = partner(newPartner());

        assertThat(gateway().get("/api/models/" + model, other).status()).isEqualTo(404);
        assertThat(gateway().put("/api/models/" + model, other, MODEL).status()).isEqualTo(404);
        assertThat(gateway().put("/api/models/larder-button", other, MODEL).status())
                .isEqualTo(404);
        assertThat(register(model, other).problem()).isEqualTo("model-unknown");
        assertThat(register("larder-button", other).problem()).isEqualTo("model-unknown");
        assertThat(gateway()
                        .post("/api/devices/" + device + "/claim-codes", other, "")
                        .problem())
                .isEqualTo("device-not-owned");
        assertThat(gateway().get("/api/devices/" + device, other).problem()).isEqualTo("forbidden");
        assertThat(gateway().get("/api/partners", other).problem()).isEqualTo("forbidden");
    }

    @Test
    void givesNoModelAway() {
        String model = model();
        String owner = newPartner();
        String other = newPartner();

        assertThat(gateway()
                        .put(
                                "/api/models/" + model,
                                partner(owner),
                                MODEL.replace("{\"kind", "{\"partner\":\"" + other + "\",\"kind"))
                        .problem())
                .isEqualTo("invalid-request");
        gateway().put("/api/models/" + model, partner(owner), MODEL);
        assertThat(gateway()
                        .put(
                                "/api/models/" + model,
                                ops(),
                                MODEL.replace("{\"kind", "{\"partner\":\"" + other + "\",\"kind"))
                        .problem())
                .isEqualTo("conflict");
    }

    @Test
    void takesItsDevicesAlongIntoSuspensionAndBack() {
        String partner = newPartner();
        String model = model();
        gateway().put("/api/models/" + model, partner(partner), MODEL);
        // More than one batch.
        int count = 230;
        String file = "serial,model,algorithm\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "s" + i + "," + model + ",hmac-sha256\n")
                        .reduce("", String::concat);
        gateway().post("/api/devices/batches", partner(partner), "text/csv", file.getBytes(StandardCharsets.UTF_8));

        assertThat(gateway()
                        .put("/api/partners/" + partner + "/suspension", ops(), "")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("SUSPENDED");

        assertThat(register(model, partner(partner)).problem()).isEqualTo("forbidden");
        assertThat(gateway()
                        .put("/api/models/" + model, partner(partner), MODEL)
                        .problem())
                .isEqualTo("forbidden");
        awaitFollowed(partner);
        var devices = TestTopic.of(Topics.DEVICES);
        devices.awaitCount(count, state -> state.model().equals(model) && state.status() == Status.SUSPENDED);
        assertThat(register(model, ops()).status()).isEqualTo(201);
        devices.awaitCount(count + 1, state -> state.model().equals(model) && state.status() == Status.SUSPENDED);

        gateway().delete("/api/partners/" + partner + "/suspension", ops());

        awaitFollowed(partner);
        devices.awaitCount(2 * count + 1, state -> state.model().equals(model) && state.status() == Status.REGISTERED);
    }

    @Test
    void isMadeOnceOfAName() {
        String name = "{\"name\":\"Maker " + UUID.randomUUID() + "\"}";

        JsonNode made = gateway().post("/api/partners", ops(), name).json();

        assertThat(gateway()
                        .post(
                                "/api/partners",
                                ops(),
                                name.toUpperCase(Locale.ROOT).replace("NAME", "name"))
                        .problem())
                .isEqualTo("conflict");
        assertThat(gateway()
                        .get("/api/partners/" + made.path("partnerId").asString(), ops())
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("ACTIVE");
        assertThat(gateway().get("/api/partners/p-none", ops()).problem()).isEqualTo("not-found");
        assertThat(gateway().post("/api/partners", shopper(), name).problem()).isEqualTo("forbidden");
        String next = gateway()
                .get("/api/partners?limit=1", ops())
                .json()
                .path("next")
                .asString();
        assertThat(gateway()
                        .get("/api/partners?limit=1&after=" + next, ops())
                        .json()
                        .path("partners")
                        .path(0)
                        .path("partnerId")
                        .asString())
                .isGreaterThan(next);
    }

    private void awaitFollowed(String partner) {
        Awaitility.await()
                .until(() -> gateway()
                        .get("/api/partners/" + partner, ops())
                        .json()
                        .path("devicesFollowed")
                        .asBoolean());
    }

    private Response register(String model, String token) {
        return gateway().post("/api/devices", token, """
                        {"serial":"%s","model":"%s","key":{"algorithm":"hmac-sha256"}}""".formatted(UUID.randomUUID(), model));
    }

    private String newPartner() {
        return gateway()
                .post("/api/partners", ops(), "{\"name\":\"Partner " + UUID.randomUUID() + "\"}")
                .json()
                .path("partnerId")
                .asString();
    }

    private static String model() {
        return "model-" + UUID.randomUUID();
    }
}

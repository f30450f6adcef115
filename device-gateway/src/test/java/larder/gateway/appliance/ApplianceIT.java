package larder.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import larder.contracts.DeviceId;
import larder.contracts.Topics;
import larder.contracts.device.DeviceState.Status;
import larder.gateway.GatewayTest;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;

class ApplianceIT extends GatewayTest {

    @Test
    void bringsItselfIn() {
        String partner = newPartner();
        String model = model(partner);
        String shopper = "shopper-" + UUID.randomUUID();

        Response first = bringIn(model, "s-1", token(shopper, partner, "grant-1"));
        Response again = bringIn(model, "s-1", token(shopper, partner, "grant-1"));
        Response anew = bringIn(model, "s-1", token(shopper, partner, "grant-2"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(anew.status()).isEqualTo(201);
        String device = first.json().path("deviceId").asString();
        assertThat(anew.json().path("deviceId").asString()).isEqualTo(device);
        assertThat(gateway()
                        .get("/api/devices/" + device, shopper(shopper))
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("CLAIMED");
        TestTopic.of(Topics.DEVICES)
                .await(state -> state.device().equals(new DeviceId(device)) && state.status() == Status.CLAIMED);
    }

    @Test
    void isTakenAsTheFactoryRegisteredIt() {
        String partner = newPartner();
        String model = model(partner);
        String device = gateway()
                .post("/api/devices", partner(partner), """
                        {"serial":"s-1","model":"%s","key":{"algorithm":"hmac-sha256"}}""".formatted(model))
                .json()
                .path("deviceId")
                .asString();

        Response taken = bringIn(model, "s-1", token("shopper-" + UUID.randomUUID(), partner, "grant-1"));

        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.json().path("deviceId").asString()).isEqualTo(device);
    }

    @Test
    void isNotTakenFromItsOwner() {
        String partner = newPartner();
        String model = model(partner);
        String owner = "shopper-" + UUID.randomUUID();
        bringIn(model, "s-1", token(owner, partner, "grant-1"));

        Response refused = bringIn(model, "s-1", token("shopper-" + UUID.randomUUID(), partner, "grant-2"));

        assertThat(refused.problem()).isEqualTo("conflict");
        assertThat(refused.body()).doesNotContain(owner);
    }

    @Test
    void speaksOnlyForItsOwnPartnerAndGrant() {
        String partner = newPartner();
        String model = model(partner);
        String shopper = "shopper-" + UUID.randomUUID();

        assertThat(bringIn(model, "s-1", token(shopper, newPartner(), "grant-1"))
                        .problem())
                .isEqualTo("model-unknown");
        assertThat(bringIn("larder-button", "s-1", token(shopper, partner, "grant-1"))
                        .problem())
                .isEqualTo("model-unknown");
        assertThat(bringIn(model, "s-1", minted(shopper, "", "replenish", Map.of()))
                        .problem())
                .isEqualTo("forbidden");
        assertThat(bringIn(model, "s-1", shopper(shopper)).problem()).isEqualTo("forbidden");
        assertThat(bringIn(model, "s-1", partner(partner)).problem()).isEqualTo("forbidden");
        assertThat(gateway()
                        .get("/api/devices", token(shopper, partner, "grant-1"))
                        .problem())
                .isEqualTo("forbidden");
        gateway().put("/api/partners/" + partner + "/suspension", ops(), "");
        assertThat(bringIn(model, "s-1", token(shopper, partner, "grant-1")).problem())
                .isEqualTo("forbidden");
    }

    private Response bringIn(String model, String serial, String token) {
        return gateway().post("/api/appliances", token, "{\"model\":\"" + model + "\",\"serial\":\"" + serial + "\"}");
    }

    private String token(String shopper, String partner, String grant) {
        return minted(
                shopper,
                "",
                "replenish",
                Map.of("partner", partner, "grant", grant, "client_id", "client-of-" + partner));
    }

    private String newPartner() {
        return gateway()
                .post("/api/partners", ops(), "{\"name\":\"Partner " + UUID.randomUUID() + "\"}")
                .json()
                .path("partnerId")
                .asString();
    }

    private String model(String partner) {
        String model = "model-" + UUID.randomUUID();
        gateway()
                .put(
                        "/api/models/" + model,
                        partner(partner),
                        "{\"kind\":\"APPLIANCE\",\"slots\":[{\"name\":\"main\"}]}");
        return model;
    }
}

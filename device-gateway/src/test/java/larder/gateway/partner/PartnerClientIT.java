package larder.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import larder.contracts.DeviceId;
import larder.contracts.Topics;
import larder.contracts.device.DeviceState.Status;
import larder.gateway.Browser;
import larder.gateway.Browser.Page;
import larder.gateway.GatewayTest;
import larder.gateway.TestPerson;
import larder.gateway.Tokens;
import larder.sdk.Report;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A partner with a program of its own, by the tokens that the issuer gives it. */
class PartnerClientIT extends GatewayTest {

    private static final String MODEL = "{\"kind\":\"APPLIANCE\",\"slots\":[{\"name\":\"main\"}]}";

    private final String model = "washer-" + UUID.randomUUID();
    private String partner = "";
    private String client = "";
    private String secret = "";

    @BeforeEach
    void takeOnAPartner() {
        partner = newPartner();
        Response made = gateway().post("/api/partners/" + partner + "/clients", ops(), "{\"name\":\"Washers\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        client = made.json().path("clientId").asString();
        secret = made.json().path("clientSecret").asString();
    }

    @Test
    void describesAndRegistersItsOwnByItsOwnToken() {
        String token = own(secret).json().path("access_token").asString();
        String other = "washer-" + UUID.randomUUID();
        gateway().put("/api/models/" + other, partner(newPartner()), MODEL);

        assertThat(gateway().put("/api/models/" + model, token, MODEL).status()).isEqualTo(201);
        assertThat(register(model, token).status()).isEqualTo(201);

        assertThat(gateway().put("/api/models/" + other, token, MODEL).status()).isEqualTo(404);
        assertThat(register(other, token).problem()).isEqualTo("model-unknown");
        assertThat(gateway().get("/api/partners", token).problem()).isEqualTo("forbidden");
        assertThat(gateway().get("/api/account", token).problem()).isEqualTo("forbidden");
    }

    @Test
    void showsASecretOnceAndTakesTheLatestOnly() {
        String clients = "/api/partners/" + partner + "/clients";

        Response rotated = gateway().post(clients + "/" + client + "/secret", ops(), "");

        String latest = rotated.json().path("clientSecret").asString();
        assertThat(rotated.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(own(secret).status()).isEqualTo(401);
        assertThat(own(latest).status()).isEqualTo(200);
        assertThat(gateway().get(clients, ops()).body()).contains(client).doesNotContain(latest);
        assertThat(gateway()
                        .post("/api/partners/" + newPartner() + "/clients/" + client + "/secret", ops(), "")
                        .status())
                .isEqualTo(404);
        assertThat(gateway()
                        .post(clients, partner(partner), "{\"name\":\"Mine\"}")
                        .problem())
                .isEqualTo("forbidden");
    }

    @Test
    void losesEveryTokenAtOnceWhenItsPartnerIsSuspended() {
        String token = own(secret).json().path("access_token").asString();
        gateway().put("/api/models/" + model, token, MODEL);
        String device = register(model, token).json().path("deviceId").asString();
        TestPerson person = person();
        String granted = granted(person).path("access_token").asString();
        String washer = bringIn(granted);
        assertThat(press(granted, washer).status()).isEqualTo(202);

        gateway().put("/api/partners/" + partner + "/suspension", ops(), "");

        assertThat(gateway().get("/api/models", token).problem()).isEqualTo("unauthenticated");
        assertThat(own(secret).status()).isEqualTo(401);
        assertThat(press(granted, washer).problem()).isEqualTo("unauthenticated");
        assertThat(grants(person)).isEmpty();
        for (String each : new String[] {device, washer}) {
            TestTopic.of(Topics.DEVICES)
                    .await(state -> state.device().equals(new DeviceId(each)) && state.status() == Status.SUSPENDED);
        }
    }

    @Test
    void hasAnApplianceOrderUntilItsOwnerEndsTheGrant() {
        describe();
        TestPerson person = person();
        JsonNode tokens = granted(person);
        String token = tokens.path("access_token").asString();

        String washer = bringIn(token);
        assertThat(press(token, washer).status()).isEqualTo(202);
        JsonNode grants = grants(person);
        assertThat(grants).hasSize(1);
        assertThat(grants.path(0).path("clientId").asString()).isEqualTo(client);
        assertThat(gateway()
                        .delete(
                                "/api/account/grants/"
                                        + grants.path(0).path("grant").asString(),
                                person.accessToken())
                        .status())
                .isEqualTo(204);

        assertThat(press(token, washer).problem()).isEqualTo("unauthenticated");
        assertThat(post("grant_type=refresh_token&refresh_token="
                                + tokens.path("refresh_token").asString())
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
    }

    @Test
    void hasAnApplianceOrderUntilTheDeviceIsGivenUp() {
        describe();
        TestPerson person = person();
        String token = granted(person).path("access_token").asString();
        String washer = bringIn(token);
        assertThat(press(token, washer).status()).isEqualTo(202);

        assertThat(gateway()
                        .delete("/api/devices/" + washer, person.accessToken())
                        .status())
                .isEqualTo(204);

        assertThat(press(token, washer).problem()).isEqualTo("forbidden");
    }

    private void describe() {
        String token = own(secret).json().path("access_token").asString();
        assertThat(gateway().put("/api/models/" + model, token, MODEL).status()).isEqualTo(201);
    }

    /** What the appliance's program holds once the person has typed its code and allowed it (RFC 8628). */
    private JsonNode granted(TestPerson person) {
        JsonNode begun = Tokens.post(origin(), "/oauth2/device_authorization", client, secret, "scope=replenish")
                .json();
        String userCode = begun.path("user_code").asString();
        assertThat(person.browser().get("/activate").body()).contains("/oauth2/device_verification");
        Page typed = person.browser().post("/oauth2/device_verification", "user_code", userCode);
        Page consent = person.browser().get(typed.location());
        assertThat(consent.body()).contains("Washers").contains(userCode);
        Page done = person.browser()
                .post(
                        "/oauth2/device_verification",
                        "client_id",
                        client,
                        "state",
                        Browser.state(consent),
                        "user_code",
                        userCode,
                        "scope",
                        "replenish");
        assertThat(done.location()).endsWith("/activate/done");
        Response tokens = post("grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code="
                + begun.path("device_code").asString());
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        return tokens.json();
    }

    private String bringIn(String token) {
        Response answer =
                gateway().post("/api/appliances", token, "{\"model\":\"" + model + "\",\"serial\":\"washer-1\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("deviceId").asString();
    }

    private Response press(String token, String device) {
        String body = new String(Report.Press.at(Clock.systemUTC().instant()).body(), StandardCharsets.UTF_8);
        return gateway().send("POST", "/v1/presses", token, body, "Larder-Device", device);
    }

    /** The grants to others than the app that asks. */
    private JsonNode grants(TestPerson person) {
        JsonNode all = gateway()
                .get("/api/account/grants", person.accessToken())
                .json()
                .path("grants");
        var others = JsonNodeFactory.instance.arrayNode();
        all.valueStream()
                .filter(grant -> !grant.path("clientId").asString().equals("larder-app"))
                .forEach(others::add);
        return others;
    }

    private Response own(String itsSecret) {
        return Tokens.fetch(origin(), client, itsSecret);
    }

    private Response post(String form) {
        return Tokens.post(origin(), "/oauth2/token", client, secret, form);
    }

    private Response register(String ofModel, String token) {
        return gateway().post("/api/devices", token, """
                        {"serial":"%s","model":"%s","key":{"algorithm":"hmac-sha256"}}""".formatted(UUID.randomUUID(), ofModel));
    }

    private String newPartner() {
        return gateway()
                .post("/api/partners", ops(), "{\"name\":\"Partner " + UUID.randomUUID() + "\"}")
                .json()
                .path("partnerId")
                .asString();
    }
}

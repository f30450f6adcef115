package larder.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import larder.gateway.Browser;
import larder.gateway.Browser.Page;
import larder.gateway.GatewayTest;
import larder.gateway.TestPerson;
import larder.gateway.Tokens;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class DeviceGrantIT extends GatewayTest {

    @Autowired
    private PartnerClients partners;

    @Test
    void letsADeviceInByTheCodeThatItShows() {
        TestPerson person = person();
        JsonNode begun = begin();
        String deviceCode = begun.path("device_code").asString();
        assertThat(poll(person, deviceCode).json().path("error").asString()).isEqualTo("authorization_pending");
        assertThat(begun.path("verification_uri").asString()).isEqualTo(origin() + "/activate");

        Page consent = typeCode(person, begun.path("user_code").asString());
        assertThat(consent.body()).contains(begun.path("user_code").asString());
        Page done = person.browser()
                .post(
                        "/oauth2/device_verification",
                        "client_id",
                        "larder-app",
                        "state",
                        Browser.state(consent),
                        "user_code",
                        begun.path("user_code").asString(),
                        "scope",
                        "devices");

        assertThat(done.location()).endsWith("/activate/done");
        Response tokens = poll(person, deviceCode);
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        assertThat(gateway()
                        .get("/api/devices", tokens.json().path("access_token").asString())
                        .status())
                .isEqualTo(200);
        assertThat(poll(person, deviceCode).status()).isEqualTo(400);
    }

    @Test
    void tellsADeviceThatAsksTooOftenToSlowDown() {
        TestPerson person = person();
        String one = begin().path("device_code").asString();
        String another = begin().path("device_code").asString();

        assertThat(error(poll(person, one))).isEqualTo("authorization_pending");
        assertThat(error(poll(person, one))).isEqualTo("slow_down");
        assertThat(error(poll(person, another))).isEqualTo("authorization_pending");
    }

    private static String error(Response answer) {
        return answer.json().path("error").asString();
    }

    @Test
    void asksForConsentEvenWhereTheAppHasItAlready() {
        TestPerson person = person();
        person.code("devices");

        Page consent = typeCode(person, begin().path("user_code").asString());

        assertThat(consent.body()).contains("Let an app in?");
    }

    @Test
    void tellsTheDeviceThatThePersonDenies() {
        TestPerson person = person();
        JsonNode begun = begin();
        Page consent = typeCode(person, begun.path("user_code").asString());

        person.browser()
                .post(
                        "/oauth2/device_verification",
                        "client_id",
                        "larder-app",
                        "state",
                        Browser.state(consent),
                        "user_code",
                        begun.path("user_code").asString());

        assertThat(poll(person, begun.path("device_code").asString())
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("access_denied");
    }

    @Test
    void takesNoCodeThatNoDeviceShows() {
        Page answer = person().browser().post("/oauth2/device_verification", "user_code", "BCDF-GHJK");

        assertThat(answer.location()).endsWith("/activate?error");
    }

    @Test
    void letsAPartnersApplianceOrderAndDoNothingElse() {
        TestPerson person = person();
        PartnerClients.Secret client = partners.create("whirl", "Whirl washer", List.of());
        JsonNode begun = Tokens.post(
                        origin(), "/oauth2/device_authorization", client.clientId(), client.secret(), "scope=replenish")
                .json();
        Page consent = typeCode(person, begun.path("user_code").asString());
        person.browser()
                .post(
                        "/oauth2/device_verification",
                        "client_id",
                        client.clientId(),
                        "state",
                        Browser.state(consent),
                        "user_code",
                        begun.path("user_code").asString(),
                        "scope",
                        "replenish");
        String form = "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code="
                + begun.path("device_code").asString();
        Response tokens = Tokens.post(origin(), "/oauth2/token", client.clientId(), client.secret(), form);
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        String token = tokens.json().path("access_token").asString();

        assertThat(token)
                .satisfies(given ->
                        assertThat(claims(given).path("partner").asString()).isEqualTo("whirl"));
        assertThat(claims(token).path("roles").isEmpty()).isTrue();
        assertThat(claims(token).path("scope").asString()).isEqualTo("replenish");
        assertThat(gateway().get("/api/devices", token).problem()).isEqualTo("forbidden");
        assertThat(gateway().get("/api/account", token).problem()).isEqualTo("forbidden");

        partners.disable("whirl", client.clientId());
        assertThat(Tokens.fetch(origin(), client.clientId(), client.secret()).status())
                .isEqualTo(401);
    }

    @Test
    void givesAPartnerForItselfNoScopeThatIsPeoples() {
        PartnerClients.Secret client = partners.create("coway", "Coway", List.of("https://coway.example/back"));
        Response own = Tokens.fetch(origin(), client.clientId(), client.secret());

        assertThat(claims(own.json().path("access_token").asString())
                        .path("roles")
                        .toString())
                .isEqualTo("[\"partner\"]");
        assertThat(Tokens.post(
                                origin(),
                                "/oauth2/token",
                                client.clientId(),
                                client.secret(),
                                "grant_type=client_credentials&scope=replenish")
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_scope");
        PartnerClients.Secret rotated = partners.rotateSecret("coway", client.clientId());
        assertThat(Tokens.fetch(origin(), client.clientId(), client.secret()).status())
                .isEqualTo(401);
        assertThat(Tokens.fetch(origin(), client.clientId(), rotated.secret()).status())
                .isEqualTo(200);
    }

    private JsonNode begin() {
        Page answer = new Browser(origin())
                .post("/oauth2/device_authorization", "client_id", "larder-app", "scope", "devices");
        return new Response(answer.status(), answer.headers(), answer.body()).json();
    }

    private static Page typeCode(TestPerson person, String userCode) {
        Page answer = person.browser().post("/oauth2/device_verification", "user_code", userCode);
        return person.browser().get(answer.location());
    }

    private static Response poll(TestPerson person, String deviceCode) {
        return person.token(
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                "client_id", "larder-app",
                "device_code", deviceCode);
    }

    private static JsonNode claims(String token) {
        return TokenIT.claims(token);
    }
}

package larder.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import larder.gateway.Browser;
import larder.gateway.Browser.Page;
import larder.gateway.GatewayTest;
import larder.gateway.TestPerson;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CodeFlowIT extends GatewayTest {

    @Test
    void letsAnAppInThatThePersonAllows() {
        TestPerson person = person();

        JsonNode tokens = person.tokens("openid email devices");

        JsonNode claims = claims(tokens.path("access_token").asString());
        assertThat(claims.path("iss").asString()).isEqualTo(origin());
        assertThat(claims.path("roles").toString()).isEqualTo("[\"shopper\"]");
        assertThat(claims.path("scope").asString()).isEqualTo("devices email openid");
        assertThat(claims.path("client_id").asString()).isEqualTo("larder-app");
        assertThat(claims.path("grant").asString()).isNotEmpty();
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(290L, 300L);
        assertThat(claims(tokens.path("id_token").asString()).path("sub")).isEqualTo(claims.path("sub"));
        assertThat(gateway()
                        .get("/api/devices", tokens.path("access_token").asString())
                        .status())
                .isEqualTo(200);
        JsonNode info = gateway()
                .get("/oauth2/userinfo", tokens.path("access_token").asString())
                .json();
        assertThat(info.path("email").asString()).isEqualTo(person.email());
        assertThat(info.path("sub")).isEqualTo(claims.path("sub"));
        assertThat(info.has("name")).isFalse();
    }

    @Test
    void asksNobodyTwiceForTheSameConsent() {
        TestPerson person = person();
        person.code("devices");

        assertThat(person.authorizeApp("devices", TestPerson.CALLBACK).location())
                .startsWith(TestPerson.CALLBACK);
    }

    @Test
    void tellsTheAppThatThePersonDenies() {
        TestPerson person = person();
        Page consent = person.browser()
                .get(person.authorizeApp("devices", TestPerson.CALLBACK).location());

        Page answer =
                person.browser().post("/oauth2/authorize", "client_id", "larder-app", "state", Browser.state(consent));

        assertThat(answer.location()).startsWith(TestPerson.CALLBACK);
        assertThat(answer.sentWith("error")).isEqualTo("access_denied");
        assertThat(answer.sentWith("state")).isEqualTo("xyz");
    }

    @Test
    void takesConsentFromThePersonWhoWasAskedOnly() {
        Page consent;
        TestPerson asked = person();
        consent = asked.browser()
                .get(asked.authorizeApp("devices", TestPerson.CALLBACK).location());

        Page answer = person().allow(consent, "devices");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }

    @Test
    void refreshesWithAnotherTokenEachTime() {
        TestPerson person = person();
        JsonNode first = person.tokens("devices");

        JsonNode second = person.refresh(first.path("refresh_token").asString()).json();

        assertThat(second.path("refresh_token").asString())
                .isNotEmpty()
                .isNotEqualTo(first.path("refresh_token").asString());
        assertThat(claims(second.path("access_token").asString()).path("grant"))
                .isEqualTo(claims(first.path("access_token").asString()).path("grant"));
    }

    @Test
    void endsTheGrantWhenARefreshTokenComesAgain() {
        TestPerson person = person();
        JsonNode first = person.tokens("account devices");
        JsonNode second = person.refresh(first.path("refresh_token").asString()).json();
        String access = second.path("access_token").asString();
        assertThat(gateway().get("/api/devices", access).status()).isEqualTo(200);

        Response again = person.refresh(first.path("refresh_token").asString());

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(gateway().get("/api/devices", access).problem()).isEqualTo("unauthenticated");
        assertThat(person.refresh(second.path("refresh_token").asString()).status())
                .isEqualTo(400);
        assertThat(mails().awaitCount(2, person.email(), "News"))
                .anySatisfy(mail -> assertThat(mail).contains("old key of the app Larder"));
        assertThat(gateway().get("/api/notices", person.accessToken()).body()).contains("REFRESH_TOKEN_REUSED");
    }

    @Test
    void endsTheGrantWhenACodeComesAgain() {
        TestPerson person = person();
        String code = person.code("devices");
        String access = person.exchange(code).json().path("access_token").asString();

        assertThat(person.exchange(code).json().path("error").asString()).isEqualTo("invalid_grant");

        assertThat(gateway().get("/api/devices", access).problem()).isEqualTo("unauthenticated");
    }

    @Test
    void givesNothingForACodeWithoutItsVerifier() {
        TestPerson person = person();

        assertThat(person.exchange(person.code("devices"), "another-verifier-that-is-long-enough-0123456789-0123456789")
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
        assertThat(person.token(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "larder-app",
                                "code",
                                person.code("devices"),
                                "redirect_uri",
                                TestPerson.CALLBACK)
                        .status())
                .isIn(400, 401);
    }

    @Test
    void takesNoRequestWithoutProofKeyNorWithAPlainOne() {
        TestPerson person = person();

        Page without = person.authorize(
                "response_type",
                "code",
                "client_id",
                "larder-app",
                "redirect_uri",
                TestPerson.CALLBACK,
                "scope",
                "devices");
        Page plain = person.authorize(
                "response_type", "code",
                "client_id", "larder-app",
                "redirect_uri", TestPerson.CALLBACK,
                "scope", "devices",
                "code_challenge", TestPerson.challenge(),
                "code_challenge_method", "plain");
        Page unnamed = person.authorize(
                "response_type", "code",
                "client_id", "larder-app",
                "redirect_uri", TestPerson.CALLBACK,
                "scope", "devices",
                "code_challenge", TestPerson.challenge());

        assertThat(without.sentWith("error")).isEqualTo("invalid_request");
        assertThat(plain.sentWith("error")).isEqualTo("invalid_request");
        assertThat(unnamed.sentWith("error")).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/callback",
                "http://127.0.0.1:49152/callback/../evil",
                "http://127.0.0.1:49152/other",
                "http://127.0.0.1.evil.example/callback",
                "http://127.0.0.1@evil.example/callback",
                "http://localhost:49152/callback",
                "https://127.0.0.1:49152/callback",
                "http://127.0.0.1:49152/callback#fragment",
                "larder:callback"
            })
    void sendsNobodyWhereTheAppIsNot(String redirectUri) {
        Page answer = person().authorizeApp("devices", redirectUri);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }

    @Test
    void givesAnAppNoScopeThatItWasNotRegisteredWith() {
        Page answer = person().authorizeApp("ops", TestPerson.CALLBACK);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }

    @Test
    void sendsWhoHasNotLoggedInToDoSo() {
        Browser stranger = new Browser(origin());

        Page answer = stranger.get("/oauth2/authorize?"
                + Browser.form(
                        "response_type", "code",
                        "client_id", "larder-app",
                        "redirect_uri", TestPerson.CALLBACK,
                        "code_challenge", TestPerson.challenge(),
                        "code_challenge_method", "S256"));

        assertThat(answer.location()).endsWith("/login");
    }

    private static JsonNode claims(String token) {
        return TokenIT.claims(token);
    }
}

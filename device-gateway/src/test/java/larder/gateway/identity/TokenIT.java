package larder.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import larder.gateway.GatewayTest;
import larder.gateway.Tokens;
import larder.testing.LarderInfrastructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenIT extends GatewayTest {

    @Test
    void saysWhoTheHolderIsAndWhatTheyMayDo() {
        JsonNode claims = claims(token("shopper-1"));

        assertThat(claims.path("sub").asString()).isEqualTo("shopper-1");
        assertThat(claims.path("iss").asString()).isEqualTo(origin());
        assertThat(claims.path("aud").toString()).contains("larder");
        assertThat(claims.path("roles").path(0).asString()).isEqualTo("shopper");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
    }

    @Test
    void publishesTheKeyThatTokensAreCheckedWith() {
        JsonNode key = gateway().get("/oauth2/jwks", null).json().path("keys").path(0);

        assertThat(key.path("kty").asString()).isEqualTo("RSA");
        assertThat(key.has("d")).isFalse();
        assertThat(gateway()
                        .get("/.well-known/oauth-authorization-server", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesNoTokenOfAnotherKey() {
        String foreign = LarderInfrastructure.shared().issuer().token("ops", "ops");

        assertThat(gateway().get("/api/devices", foreign).problem()).isEqualTo("unauthenticated");
    }

    @Test
    void describesItselfToOpenIdConnectClients() {
        JsonNode said = gateway().get("/.well-known/openid-configuration", null).json();

        assertThat(said.path("issuer").asString()).isEqualTo(origin());
        assertThat(said.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(said.path("device_authorization_endpoint").asString()).startsWith(origin());
        assertThat(said.path("userinfo_endpoint").asString()).isEqualTo(origin() + "/oauth2/userinfo");
    }

    @Test
    void givesTheDefaultScopesToWhoAsksForNone() {
        JsonNode answer = Tokens.fetch(origin(), "ops", "ops-secret").json();

        assertThat(answer.path("scope").asString().split(" ")).containsExactlyInAnyOrder("devices", "ops");
        assertThat(claims(answer.path("access_token").asString()).path("scope").asString())
                .isEqualTo("devices ops");
    }

    @Test
    void tellsAnotherProgramWhetherATokenIsGood() {
        String token = token("shopper-1");
        String form = "token=" + token;

        JsonNode said = Tokens.post(origin(), "/oauth2/introspect", "ops", "ops-secret", form)
                .json();
        assertThat(said.path("active").asBoolean()).isTrue();
        assertThat(said.path("sub").asString()).isEqualTo("shopper-1");

        Tokens.post(origin(), "/oauth2/revoke", "shopper-1", "shopper-1-secret", form);
        assertThat(Tokens.post(origin(), "/oauth2/introspect", "ops", "ops-secret", form)
                        .json()
                        .path("active")
                        .asBoolean())
                .isFalse();
        assertThat(gateway().get("/api/devices", token).problem()).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/register", "/connect/register", "/userinfo"})
    void opensNoOtherEndpoint(String path) {
        assertThat(gateway().post(path, null, "{}").problem()).isEqualTo("unauthenticated");
    }

    static JsonNode claims(String token) {
        String payload = token.split("\\.", -1)[1];
        return JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}

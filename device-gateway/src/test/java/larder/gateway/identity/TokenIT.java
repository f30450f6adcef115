package larder.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import larder.gateway.GatewayTest;
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
        assertThat(claims.path("iss").asString())
                .isEqualTo(LarderInfrastructure.shared().issuer().uri());
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorize",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/device_authorization",
                "/oauth2/par",
                "/oauth2/register",
                "/login",
                "/userinfo"
            })
    void opensNoOtherEndpoint(String path) {
        assertThat(gateway().post(path, null, "{}").problem()).isEqualTo("unauthenticated");
    }

    private static JsonNode claims(String token) {
        String payload = token.split("\\.", -1)[1];
        return JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}

package larder.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenRightsTest {

    @Test
    void readsRolesAndScopesWhereWePutThem() {
        assertThat(rights(Map.of(), Map.of("roles", List.of("shopper", "ops"), "scope", "orders  stock")))
                .containsExactlyInAnyOrder("ROLE_SHOPPER", "ROLE_OPS", "SCOPE_orders", "SCOPE_stock");
    }

    @Test
    void readsRolesWhereKeycloakPutsThem() {
        var claims = Map.<String, Object>of("realm_access", Map.of("roles", List.of("larder-ops", "offline_access")));

        assertThat(rights(Map.of("roles-claim", "realm_access.roles", "roles-prefix", "larder-"), claims))
                .containsExactly("ROLE_OPS");
    }

    @Test
    void readsRolesUnderANameWithDotsAndRenamesThem() {
        var claims = Map.<String, Object>of("https://larder.example/roles", List.of("Kunde"), "scp", List.of("orders"));

        assertThat(rights(Map.of("roles-claim", "https://larder.example/roles", "roles-map", "Kunde=shopper"), claims))
                .containsExactlyInAnyOrder("ROLE_SHOPPER", "SCOPE_orders");
    }

    @Test
    void takesNothingFromClaimsOfTheWrongKind() {
        assertThat(rights(Map.of("roles-claim", "a.b.c"), Map.of("a", Map.of("b", "c"), "scope", 7)))
                .isEmpty();
        assertThat(rights(Map.of(), Map.of("roles", Map.of("ops", true)))).isEmpty();
    }

    private static List<String> rights(Map<String, String> settings, Map<String, Object> claims) {
        Map<String, String> all = new HashMap<>();
        all.put("larder.identity.issuer-uri", "https://issuer.example");
        settings.forEach((name, value) -> all.put("larder.identity." + name, value));
        var identity = new Binder(new MapConfigurationPropertySource(all))
                .bind("larder.identity", IdentityProperties.class)
                .get();
        Jwt.Builder token = Jwt.withTokenValue("t").header("alg", "RS256").subject("s");
        claims.forEach(token::claim);
        return new TokenRights(identity)
                .convert(token.build()).stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList();
    }
}

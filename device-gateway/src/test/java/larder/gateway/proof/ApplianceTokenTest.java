package larder.gateway.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.gateway.registry.Credential;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class ApplianceTokenTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Credential WASHER = device("anna", "acme", "g-1");

    private final List<String> decoded = new ArrayList<>();
    private boolean revoked;
    private final ApplianceTokens tokens = new ApplianceTokens(
            this::decode,
            List.of(_ -> revoked
                    ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                    : OAuth2TokenValidatorResult.success()));

    @Test
    void speaksForADeviceOfItsOwnerPartnerAndGrant() {
        assertThat(token("anna", "acme", "g-1", "openid replenish").speaksFor(WASHER))
                .isTrue();
    }

    @Test
    void speaksForNoOther() {
        ApplianceToken good = token("anna", "acme", "g-1", "replenish");
        assertThat(good.speaksFor(device("bert", "acme", "g-1"))).isFalse();
        assertThat(good.speaksFor(device("anna", "other", "g-1"))).isFalse();
        assertThat(good.speaksFor(device("anna", "acme", "g-2"))).isFalse();
        assertThat(good.speaksFor(device("anna", "acme", null))).isFalse();
        assertThat(good.speaksFor(device(null, "acme", null)))
                .as("deregistered")
                .isFalse();
        assertThat(good.speaksFor(device("anna", null, null)))
                .as("the house's own")
                .isFalse();
    }

    @Test
    void saysNothingWithoutTheScopeOrOneOfItsClaims() {
        assertThat(token("anna", "acme", "g-1", "devices orders").replenishes()).isFalse();
        assertThat(token("anna", "acme", "g-1", "replenishment").replenishes()).isFalse();
        assertThat(token("anna", null, "g-1", "replenish").speaksFor(WASHER)).isFalse();
        assertThat(token("anna", "acme", null, "replenish").speaksFor(WASHER)).isFalse();
        assertThat(token("anna", null, null, "replenish").speaksFor(device("anna", null, null)))
                .isFalse();
    }

    @Test
    void verifiesATokenOnceWhileItIsGood() {
        tokens.verify("good", NOW);
        tokens.verify("good", NOW.plusSeconds(59));
        assertThat(decoded).hasSize(1);

        tokens.verify("good", NOW.plusSeconds(60));
        assertThat(decoded).as("it has expired").hasSize(2);
    }

    @Test
    void forgetsATokenThatWasRevokedSince() {
        tokens.verify("good", NOW);
        revoked = true;

        assertProblem("good", ProblemType.UNAUTHENTICATED);
    }

    @Test
    void remembersNothingOfBadTokens() {
        for (int i = 0; i < 2; i++) {
            assertProblem("bad", ProblemType.UNAUTHENTICATED);
        }
        assertThat(decoded).hasSize(2);
        assertProblem("no issuer", ProblemType.ISSUER_UNAVAILABLE);
    }

    private void assertProblem(String token, ProblemType type) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> tokens.verify(token, NOW))
                .extracting(ProblemException::type)
                .isEqualTo(type);
    }

    private Jwt decode(String token) {
        decoded.add(token);
        return switch (token) {
            case "good" -> jwt("anna", "acme", "g-1", "replenish");
            case "bad" -> throw new BadJwtException("bad");
            default -> throw new JwtException("away");
        };
    }

    private static ApplianceToken token(String owner, @Nullable String partner, @Nullable String grant, String scope) {
        return ApplianceToken.of(jwt(owner, partner, grant, scope), NOW);
    }

    private static Jwt jwt(String owner, @Nullable String partner, @Nullable String grant, String scope) {
        Jwt.Builder jwt = Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .subject(owner)
                .claim("scope", scope)
                .expiresAt(NOW.plusSeconds(60));
        if (partner != null) {
            jwt.claim("partner", partner);
        }
        if (grant != null) {
            jwt.claim("grant", grant);
        }
        return jwt.build();
    }

    private static Credential device(@Nullable String owner, @Nullable String partner, @Nullable String grant) {
        return new Credential(
                new DeviceId("d"),
                Set.of("main"),
                List.of(),
                owner == null ? null : new ShopperId(owner),
                partner,
                grant);
    }
}

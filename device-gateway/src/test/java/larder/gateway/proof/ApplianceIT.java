package larder.gateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.DeviceClient;
import larder.sdk.Outcome;
import larder.sdk.Report;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** An appliance of a partner, and tokens that are not for it. */
class ApplianceIT extends GatewayTest {

    @Autowired
    private JWKSource<SecurityContext> keys;

    @Autowired
    private Environment environment;

    private final String shopper = "shopper-" + UUID.randomUUID();
    private String partner = "";
    private String washer = "";

    /** A partner's washer that its shopper has let order. */
    @BeforeEach
    void bringIn() {
        String ops = token(claims -> claims.subject("ops").claim("roles", List.of("ops")).claim("scope", "ops devices"));
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
        Response authorized = gateway()
                .post("/api/appliances", granted(), "{\"model\":\"" + model + "\",\"serial\":\"1\"}");
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
        assertForbidden(claims -> claims.subject("another"));
        assertForbidden(claims -> claims.claim("partner", "another"));
        assertForbidden(claims -> claims.claim("grant", "an older one"));
        assertForbidden(claims -> claims.claim("scope", "devices account"));
        assertForbidden(claims -> claims.claims(all -> all.remove("partner")));
        assertForbidden(claims -> claims.claims(all -> all.remove("grant")));
        assertUnauthenticated(claims -> claims.issuer("https://another.example"));
        assertUnauthenticated(claims -> claims.audience(List.of("another")));
        assertUnauthenticated(claims -> claims.issuedAt(now().minusSeconds(7200)).expiresAt(now().minusSeconds(3600)));
        assertUnauthenticated(claims -> claims.notBefore(now().plusSeconds(3600)));
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

    private void assertForbidden(Consumer<JwtClaimsSet.Builder> change) {
        assertThat(press(token(grantedBy().andThen(change)), washer).problem()).isEqualTo("forbidden");
    }

    private void assertUnauthenticated(Consumer<JwtClaimsSet.Builder> change) {
        assertThat(press(token(grantedBy().andThen(change)), washer).problem()).isEqualTo("unauthenticated");
    }

    private Response press(String token, String device) {
        return gateway().send("POST", "/v1/presses", token, body(), "Larder-Device", device);
    }

    private static String body() {
        return new String(Report.Press.at(now()).body(), StandardCharsets.UTF_8);
    }

    private String granted() {
        return token(grantedBy());
    }

    private Consumer<JwtClaimsSet.Builder> grantedBy() {
        return claims -> claims.subject(shopper)
                .claim("partner", partner)
                .claim("grant", "g-1")
                .claim("roles", List.of())
                .claim("scope", "replenish");
    }

    /** A token as the gateway itself would issue it. */
    private String token(Consumer<JwtClaimsSet.Builder> claims) {
        JwtClaimsSet.Builder all = JwtClaimsSet.builder()
                .issuer(environment.getRequiredProperty("larder.identity.issuer-uri"))
                .audience(List.of("larder"))
                .issuedAt(now())
                .expiresAt(now().plusSeconds(3600));
        claims.accept(all);
        return new NimbusJwtEncoder(keys)
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256).build(), all.build()))
                .getTokenValue();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}

package larder.gateway;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import larder.embedded.FreePort;
import larder.embedded.Reaper;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway over real HTTPS, and the callers that the tests speak for. */
@LarderIntegrationTest
public abstract class GatewayTest {

    private static final Map<String, String> SECRETS = secrets();

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private JWKSource<SecurityContext> tokenKeys;

    @DynamicPropertySource
    static void secrets(DynamicPropertyRegistry properties) {
        SECRETS.forEach((name, value) -> properties.add(name, () -> value));
    }

    /** What a gateway needs to know besides its surroundings. */
    private static Map<String, String> secrets() {
        byte[] deviceKeySecret = new byte[32];
        new SecureRandom().nextBytes(deviceKeySecret);
        return Map.ofEntries(
                Map.entry("LARDER_MTLS_PORT", Integer.toString(FreePort.find())),
                Map.entry("LARDER_DEVICE_CA", DeviceAuthority.shared().file().toString()),
                Map.entry("LARDER_DEVICE_CRL", DeviceAuthority.shared().crl().toString()),
                Map.entry("larder.gateway.telemetry.flush-every", "200ms"),
                Map.entry("LARDER_TOKEN_KEY", tokenKey().toString()),
                Map.entry("LARDER_DEVICE_KEY_SECRET", Base64.getEncoder().encodeToString(deviceKeySecret)),
                Map.entry("larder.identity.clients[0].id", "ops"),
                Map.entry("larder.identity.clients[0].secret", "ops-secret"),
                Map.entry("larder.identity.clients[0].roles", "ops"),
                Map.entry("larder.identity.clients[0].scopes", "devices,ops"),
                Map.entry("larder.identity.clients[1].id", "shopper-1"),
                Map.entry("larder.identity.clients[1].secret", "shopper-1-secret"),
                Map.entry("larder.identity.clients[1].roles", "shopper"),
                Map.entry("larder.identity.clients[1].scopes", "devices"),
                Map.entry("larder.identity.clients[2].id", "shopper-2"),
                Map.entry("larder.identity.clients[2].secret", "shopper-2-secret"),
                Map.entry("larder.identity.clients[2].roles", "shopper"),
                Map.entry("larder.identity.clients[2].scopes", "devices"),
                Map.entry("larder.identity.clients[3].id", "guesser"),
                Map.entry("larder.identity.clients[3].secret", "guesser-secret"),
                Map.entry("larder.identity.clients[3].roles", "shopper"),
                Map.entry("larder.identity.clients[3].scopes", "devices"),
                Map.entry("larder.identity.clients[4].id", "nobody"),
                Map.entry("larder.identity.clients[4].secret", ""));
    }

    private static Path tokenKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            Path folder = Files.createTempDirectory("larder-gateway-test-");
            Reaper.shared().deleteAtEnd(folder);
            return Files.writeString(
                    folder.resolve("token.pem"),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(generator
                                            .generateKeyPair()
                                            .getPrivate()
                                            .getEncoded())
                            + "\n-----END PRIVATE KEY-----\n");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected ServiceClient gateway() {
        return LarderInfrastructure.shared().client(port);
    }

    /** The origin of the door for devices with certificates. */
    protected static String deviceOrigin() {
        return "https://localhost:" + SECRETS.get("LARDER_MTLS_PORT");
    }

    protected String origin() {
        return "https://localhost:" + port;
    }

    protected String ops() {
        return token("ops");
    }

    protected String shopper() {
        return token("shopper-1");
    }

    /** A token that the gateway itself has issued. */
    protected String token(String client) {
        return Tokens.fetch(origin(), client, client + "-secret")
                .json()
                .path("access_token")
                .asString();
    }

    /** A token of any person or program, signed as the gateway signs. */
    protected String minted(String subject, String role, String scopes, Map<String, ?> claims) {
        Instant now = Clock.systemUTC().instant();
        JwtClaimsSet.Builder says = JwtClaimsSet.builder()
                .subject(subject)
                .issuer(environment.getRequiredProperty("larder.identity.issuer-uri"))
                .audience(List.of("larder"))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(600))
                .claim("grant", UUID.randomUUID().toString())
                .claim("roles", role.isEmpty() ? List.of() : List.of(role))
                .claim("scope", scopes);
        claims.forEach(says::claim);
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(tokenKeys);
        encoder.setJwkSelector(List::getFirst);
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256).build(), says.build()))
                .getTokenValue();
    }

    /** A token of a shopper who has not been there before. */
    protected String anotherShopper() {
        return shopper("shopper-" + UUID.randomUUID());
    }

    protected String shopper(String account) {
        return minted(account, "shopper", "devices", Map.of());
    }

    /** A token of a partner's own program. */
    protected String partner(String partner) {
        return minted("client-of-" + partner, "partner", "partner", Map.of("partner", partner));
    }

    /** A device as the factory and then a shopper make it. */
    protected TestDevice device(String... slots) {
        return TestDevice.register(gateway(), ops(), slots.length == 0 ? List.of("main") : List.of(slots));
    }

    /** Another process as far as the two can tell: the same database, broker and keys, nothing else in common. */
    protected ConfigurableApplicationContext anotherGateway(String... settings) {
        Stream<String> surroundings = Stream.of(
                        "LARDER_KAFKA",
                        "LARDER_PARTITIONS",
                        "LARDER_DB_URL",
                        "LARDER_DB_USER",
                        "LARDER_DB_PASSWORD",
                        "LARDER_TLS_CERTIFICATE",
                        "LARDER_TLS_KEY",
                        "LARDER_CA",
                        "LARDER_ISSUER",
                        "LARDER_OUTBOX_INTERVAL")
                .map(name -> "--" + name + "=" + environment.getRequiredProperty(name));
        Stream<String> secrets = SECRETS.entrySet().stream()
                .filter(secret -> !secret.getKey().equals("LARDER_MTLS_PORT"))
                .map(secret -> "--" + secret.getKey() + "=" + secret.getValue());
        Stream<String> ports = Stream.of("--LARDER_PORT=0", "--LARDER_MANAGEMENT_PORT=0");
        return new SpringApplicationBuilder(DeviceGatewayApplication.class)
                .run(Stream.of(surroundings, secrets, ports, Stream.of(settings))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }
}

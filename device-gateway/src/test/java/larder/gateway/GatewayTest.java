package larder.gateway;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** Known before the gateway starts, since its origin is part of what it signs. */
    private static final int PORT = FreePort.find();

    private static final String ORIGIN = "https://localhost:" + PORT;
    private static final Path OUTBOX = outbox();
    private static final Map<String, String> SECRETS = secrets();

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private JWKSource<SecurityContext> tokenKeys;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void secrets(DynamicPropertyRegistry properties) {
        SECRETS.forEach((name, value) -> properties.add(name, () -> value));
        properties.add("server.port", () -> PORT);
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
                Map.entry("LARDER_CATALOG_URL", StandInService.shared().uri().toString()),
                Map.entry("LARDER_ORDER_URL", StandInService.shared().uri().toString()),
                // Nobody is there.
                Map.entry("LARDER_DELIVERY_URL", "https://localhost:1"),
                Map.entry("LARDER_CORS_ORIGINS", "https://app.example"),
                // Tests come from here, and speak for others where they say so.
                Map.entry("LARDER_TRUSTED_PROXIES", "127.0.0.1,::1"),
                Map.entry("LARDER_LIMITS_EXEMPT", "127.0.0.0/8,::1"),
                Map.entry("LARDER_LIMITS_ADDRESS", "5/1h"),
                // Comes back slower than any machine sends.
                Map.entry("LARDER_LIMITS_DEVICE", "300/1h"),
                Map.entry("LARDER_LIMITS_MAILS", "2/1h"),
                Map.entry("larder.gateway.origin", ORIGIN),
                Map.entry("larder.identity.issuer-uri", ORIGIN),
                Map.entry("larder.mail.outbox", OUTBOX.toString()),
                Map.entry("larder.identity.keys.publish-ahead", "6s"),
                Map.entry("larder.identity.keys.reread", "1s"),
                Map.entry("LARDER_CLIENT_ID", "device-gateway"),
                Map.entry("LARDER_CLIENT_SECRET", "device-gateway-secret"),
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
                Map.entry("larder.identity.clients[4].secret", ""),
                Map.entry("larder.identity.clients[5].id", "larder-app"),
                Map.entry("larder.identity.clients[5].name", "Larder"),
                Map.entry("larder.identity.clients[5].public-client", "true"),
                Map.entry("larder.identity.clients[5].scopes", "account,devices,bindings,products,orders,deliveries"),
                Map.entry(
                        "larder.identity.clients[5].redirect-uris", ORIGIN + "/app/callback,http://127.0.0.1/callback"),
                Map.entry("larder.identity.clients[6].id", "device-gateway"),
                Map.entry("larder.identity.clients[6].secret", "device-gateway-secret"),
                Map.entry("larder.identity.clients[6].roles", "service"),
                Map.entry("larder.identity.clients[6].scopes", "internal"));
    }

    private static Path outbox() {
        try {
            Path folder = Files.createTempDirectory("larder-gateway-test-");
            Reaper.shared().deleteAtEnd(folder);
            return folder;
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
        return ORIGIN;
    }

    /** Where the gateway leaves mails. */
    protected static Mails mails() {
        return new Mails(OUTBOX);
    }

    /** A person who has signed up, proven the address and logged in with a browser of their own. */
    protected TestPerson person() {
        return TestPerson.signUp(gateway(), mails(), origin());
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
        says.claims(said -> keepGrant(said.get("grant"), subject));
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(tokenKeys);
        encoder.setJwkSelector(List::getFirst);
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256).build(), says.build()))
                .getTokenValue();
    }

    /** A token is good for as long as the grant that it names. */
    private void keepGrant(@Nullable Object grant, String subject) {
        jdbc.sql("""
                        insert into oauth2_authorization (id, registered_client_id, principal_name, authorization_grant_type)
                        values (?, 'larder-app', ?, 'authorization_code') on conflict do nothing
                        """).params(String.valueOf(grant), subject).update();
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

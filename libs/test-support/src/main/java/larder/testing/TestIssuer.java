package larder.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * An OAuth 2 issuer of its own kind: it publishes its keys over HTTP, hands the role of a courier to whoever asks for client
 * credentials, and mints whatever token a test wants to try.
 */
public final class TestIssuer {

    private static final String AUDIENCE = "larder";
    private static final String EVERY_SCOPE =
            "openid account devices bindings products orders deliveries stock courier ops partner replenish internal";

    private final RSAKey key;
    private final HttpServer server;

    TestIssuer() throws IOException {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext(
                "/oauth2/token", exchange -> answer(exchange, """
                        {"access_token":"%s","token_type":"Bearer","expires_in":3600}""".formatted(token("simulated-carrier", "courier"))));
        server.start();
    }

    public String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A good token. */
    public String token(String subject, String... roles) {
        return token(subject, uri(), AUDIENCE, systemNow().plus(Duration.ofHours(1)), roles);
    }

    /** A token that says whatever it is told to, with every scope there is. */
    public String token(String subject, String issuer, String audience, Instant expires, String... roles) {
        return sign(subject, issuer, audience, expires, EVERY_SCOPE, roles);
    }

    /** A good token whose client was granted these scopes only, with spaces between them. */
    public String tokenScoped(String scopes, String subject, String... roles) {
        return sign(subject, uri(), AUDIENCE, systemNow().plus(Duration.ofHours(1)), scopes, roles);
    }

    private String sign(
            String subject, String issuer, String audience, Instant expires, String scopes, String... roles) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .subject(subject)
                .issuer(issuer)
                .audience(audience)
                .expirationTime(Date.from(expires))
                .claim("roles", List.of(roles))
                .claim("scope", scopes)
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static Instant systemNow() {
        return java.time.Clock.systemUTC().instant();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseBody().write(body);
        }
    }
}

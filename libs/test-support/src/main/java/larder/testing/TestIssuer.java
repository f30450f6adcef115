package larder.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OAuth 2 issuer of its own kind: it tells of itself and publishes its keys over HTTP, hands tokens to whoever asks for
 * client credentials, and mints whatever token a test wants to try. It can change its key and go away for a while.
 */
public final class TestIssuer implements AutoCloseable {

    public static final String AUDIENCE = "larder";

    private static final String EVERY_SCOPE =
            "openid account devices bindings products orders deliveries stock courier ops partner replenish internal";
    private static final String COURIER = "simulated-carrier";

    private final List<RSAKey> keys = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final AtomicInteger keyFetches = new AtomicInteger();
    private final AtomicInteger tokenFetches = new AtomicInteger();
    private volatile boolean away;

    /** Answers on a port of its own until it is closed. */
    public TestIssuer() {
        keys.add(newKey("test"));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer":"%1$s","jwks_uri":"%1$s/oauth2/jwks","token_endpoint":"%1$s/oauth2/token"}""".formatted(uri())));
        server.createContext("/oauth2/jwks", exchange -> {
            keyFetches.incrementAndGet();
            answer(exchange, published());
        });
        server.createContext("/oauth2/token", exchange -> {
            tokenFetches.incrementAndGet();
            answer(exchange, """
                        {"access_token":"%s","token_type":"Bearer","expires_in":3600}""".formatted(tokenOf(client(exchange))));
        });
        server.start();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String published() {
        return new JWKSet(keys.stream().<JWK>map(RSAKey::toPublicJWK).toList()).toString();
    }

    private String tokenOf(String client) {
        return client.equals(COURIER) ? token(client, "courier") : token(client, "service");
    }

    /** The client that authenticates itself; whoever does not is taken for the courier. */
    private static String client(HttpExchange exchange) {
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (basic == null || !basic.startsWith("Basic ")) {
            return COURIER;
        }
        String pair = new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8);
        return pair.substring(0, pair.indexOf(':'));
    }

    public String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The key that tokens are signed with at present. */
    public RSAKey key() {
        return keys.getLast();
    }

    /** Signs with a new key from now on; tokens of the old ones stay good. */
    public void rotate() {
        keys.add(newKey("test-" + keys.size()));
    }

    /** Publishes no key but the present one any more. */
    public void withdrawOldKeys() {
        RSAKey present = key();
        keys.removeIf(each -> !each.equals(present));
    }

    /** Breaks off every request until told otherwise. */
    public void goAway(boolean gone) {
        away = gone;
    }

    /** How often the keys were asked for. */
    public int keyFetches() {
        return keyFetches.get();
    }

    /** How often a token was asked for. */
    public int tokenFetches() {
        return tokenFetches.get();
    }

    /** A good token. */
    public String token(String subject, String... roles) {
        return token(subject, uri(), AUDIENCE, systemNow().plus(Duration.ofHours(1)), roles);
    }

    /** A token that says whatever it is told to, with every scope there is. */
    public String token(String subject, String issuer, String audience, Instant expires, String... roles) {
        return sign(claims(subject, EVERY_SCOPE, roles)
                .issuer(issuer)
                .audience(audience)
                .expirationTime(Date.from(expires))
                .build());
    }

    /** A good token whose client was granted these scopes only, with spaces between them. */
    public String tokenScoped(String scopes, String subject, String... roles) {
        return sign(claims(subject, scopes, roles).build());
    }

    /** What a good token says, to be changed. */
    public JWTClaimsSet.Builder claims(String subject, String scopes, String... roles) {
        Instant now = systemNow();
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .subject(subject)
                .issuer(uri())
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim("roles", List.of(roles))
                .claim("scope", scopes);
    }

    /** Signs any claims with the present key. */
    public String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key().getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(key()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static Instant systemNow() {
        return java.time.Clock.systemUTC().instant();
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            if (away) {
                return;
            }
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package larder.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Everything a stranger may try with a bearer token at an endpoint that asks for one role and one scope, each with the answer
 * it must get. Any service that takes tokens of the {@link TestIssuer} can be attacked.
 */
public final class TokenAttacks {

    private static final String ROGUE = "http://127.0.0.1:9/keys";
    private static final int TEN_MINUTES = 600_000;

    private final TestIssuer issuer;
    private final String role;
    private final String scope;
    private final RSAKey foreignKey;

    /**
     * @param issuer whose tokens the service takes
     * @param role what the endpoint asks of the person
     * @param scope what it asks of the program
     */
    public TokenAttacks(TestIssuer issuer, String role, String scope) {
        this.issuer = issuer;
        this.role = role;
        this.scope = scope;
        try {
            this.foreignKey = new RSAKeyGenerator(2048).keyID("rogue").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One attempt.
     *
     * @param name what is tried
     * @param query what is added to the path
     * @param authorization the values of the Authorization headers
     * @param status what must be answered; the first is the usual
     * @param problem the problem's name, where the status is the usual; empty for success
     */
    public record Attack(String name, String query, List<String> authorization, List<Integer> status, String problem) {

        /** Tries it on an endpoint that answers GET. */
        public ServiceClient.Response on(ServiceClient service, String path) {
            String[] headers = authorization.stream()
                    .flatMap(value -> Stream.of("Authorization", value))
                    .toArray(String[]::new);
            return service.send("GET", path + query, null, null, headers);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A token as it should be, and others that are as good. */
    public List<Attack> harmless() {
        String good = issuer.sign(good().build());
        return List.of(
                accepted("a good token", "Bearer " + good),
                accepted("the scheme in lower case", "bearer " + good),
                accepted("two audiences", "Bearer " + with(claims -> claims.audience(List.of("other", "larder")))),
                accepted(
                        "scopes as a list in scp",
                        "Bearer " + with(claims -> claims.claim("scope", null).claim("scp", List.of(scope)))),
                accepted(
                        "typ at+jwt",
                        "Bearer "
                                + signed(
                                        header(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt")),
                                        signer(issuer.key()))),
                accepted("a subject of another shape", "Bearer " + with(claims -> claims.subject("auth0|5f7c8ec7"))));
    }

    /** All attempts. */
    public List<Attack> all() {
        return Stream.of(claims(), signatures(), shapes(), places(), rights())
                .flatMap(List::stream)
                .toList();
    }

    private List<Attack> claims() {
        return List.of(
                bearer("expired", with(claims -> claims.issueTime(null).expirationTime(in(-TEN_MINUTES)))),
                bearer("without expiry", with(claims -> claims.expirationTime(null))),
                bearer("not valid yet", with(claims -> claims.notBeforeTime(in(TEN_MINUTES)))),
                bearer("for another audience", with(claims -> claims.audience("other"))),
                bearer("for an audience that only begins like ours", with(claims -> claims.audience("larder2"))),
                bearer("for no audience", with(claims -> claims.audience((String) null))),
                bearer("of another issuer", with(claims -> claims.issuer("https://elsewhere.example"))),
                bearer("of our issuer with a slash behind", with(claims -> claims.issuer(issuer.uri() + "/"))),
                bearer("of no issuer", with(claims -> claims.issuer(null))),
                bearer("of nobody", with(claims -> claims.subject(null))),
                bearer("of a blank subject", with(claims -> claims.subject("  "))),
                bearer("of an endless subject", with(claims -> claims.subject("s".repeat(300)))),
                bearer("expired before it was issued", with(claims -> claims.expirationTime(in(-1_000)))));
    }

    private List<Attack> signatures() {
        byte[] publicKey = publicKey();
        return List.of(
                bearer("alg none", new PlainJWT(good().build()).serialize()),
                bearer("alg nOnE", raw("{\"alg\":\"nOnE\"}", "")),
                bearer("HS256 under the public RSA key", signed(header(JWSAlgorithm.HS256), mac(publicKey))),
                bearer(
                        "HS256 under the public RSA key in PEM",
                        signed(header(JWSAlgorithm.HS256), mac(pem(publicKey)))),
                bearer("ES256 under the id of an RSA key", signed(header(JWSAlgorithm.ES256), elliptic())),
                bearer("PS256, which is not configured", signed(header(JWSAlgorithm.PS256), signer(issuer.key()))),
                bearer("RS512, which is not configured", signed(header(JWSAlgorithm.RS512), signer(issuer.key()))),
                bearer("a foreign key under our key's id", signed(header(JWSAlgorithm.RS256), foreign())),
                bearer(
                        "a foreign key without an id",
                        signed(header(JWSAlgorithm.RS256).keyID(null), foreign())),
                bearer("the foreign key in jwk", signed(rogue().jwk(foreignKey.toPublicJWK()), foreign())),
                bearer("the foreign key's place in jku", signed(rogue().jwkURL(URI.create(ROGUE)), foreign())),
                bearer("the foreign key's place in x5u", signed(rogue().x509CertURL(URI.create(ROGUE)), foreign())),
                bearer("a certificate in x5c", signed(rogue().x509CertChain(List.of(new Base64("AAAA"))), foreign())),
                bearer("a path for a key id", signed(rogue().keyID("../../../../dev/null"), foreign())),
                bearer("SQL for a key id", signed(rogue().keyID("' or '1'='1"), foreign())),
                bearer("an address for a key id", signed(rogue().keyID(ROGUE), foreign())),
                bearer(
                        "an extension that must be understood",
                        signed(
                                header(JWSAlgorithm.RS256)
                                        .criticalParams(Set.of("larder"))
                                        .customParam("larder", true),
                                signer(issuer.key()))),
                bearer(
                        "typ logout+jwt",
                        signed(
                                header(JWSAlgorithm.RS256).type(new JOSEObjectType("logout+jwt")),
                                signer(issuer.key()))));
    }

    private List<Attack> shapes() {
        String good = issuer.sign(good().build());
        String[] parts = good.split("\\.", -1);
        String others = Base64URL.encode(
                        good().claim("roles", List.of("ops", "service")).build().toString())
                .toString();
        return List.of(
                bearer("other claims under a good signature", parts[0] + "." + others + "." + parts[2]),
                bearer("another header under a good signature", raw("{\"alg\":\"RS256\"}", parts[2])),
                bearer("the signature cut short", good.substring(0, good.length() - 20)),
                bearer("no signature", parts[0] + "." + parts[1] + "."),
                bearer("two parts of three", parts[0] + "." + parts[1]),
                bearer("a part too many", good + "." + parts[2]),
                bearer("claims that are no JSON", parts[0] + ".bm8gSlNPTg." + parts[2]),
                bearer("nonsense", "nonsense"),
                new Attack("a huge token", "", List.of("Bearer " + huge(9_000)), List.of(401, 400), "unauthenticated"),
                new Attack("a token beyond all headers", "", List.of("Bearer " + huge(40_000)), List.of(400, 431), ""));
    }

    private List<Attack> places() {
        String good = issuer.sign(good().build());
        return List.of(
                refused("no token", "", List.of()),
                refused("two Authorization headers", "", List.of("Bearer " + good, "Bearer " + good)),
                refused("a good token behind another scheme", "", List.of("Basic b3BzOm9wcw==", "Bearer " + good)),
                refused("the token in the address", "?access_token=" + good, List.of()),
                refused("a token in the address as well", "?access_token=" + good, List.of("Bearer " + good)),
                refused("no scheme", "", List.of(good)),
                refused("another scheme", "", List.of("Token " + good)),
                refused("a scheme without a token", "", List.of("Bearer")),
                refused("two tokens in one header", "", List.of("Bearer " + good + ", Bearer " + good)));
    }

    private List<Attack> rights() {
        return List.of(
                forbidden("the role without the scope", issuer.tokenScoped("openid", "somebody", role)),
                forbidden("the scope without the role", issuer.tokenScoped(scope, "somebody", "nobody")),
                forbidden("neither role nor scope", issuer.tokenScoped("", "somebody")),
                forbidden("the role for a scope", issuer.tokenScoped("role:" + role, "somebody", "scope:" + scope)),
                forbidden("roles of the wrong kind", with(claims -> claims.claim("roles", 7))));
    }

    private JWTClaimsSet.Builder good() {
        return issuer.claims("somebody", scope, role);
    }

    private String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.sign(change.apply(good()).build());
    }

    private static Date in(int millis) {
        return Date.from(Clock.systemUTC().instant().plusMillis(millis));
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID(issuer.key().getKeyID());
    }

    private static JWSHeader.Builder rogue() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rogue");
    }

    private String signed(JWSHeader.Builder header, JWSSigner signer) {
        SignedJWT token = new SignedJWT(header.build(), good().build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private String raw(String header, String signature) {
        return Base64URL.encode(header) + "." + Base64URL.encode(good().build().toString()) + "." + signature;
    }

    private JWSSigner foreign() {
        return signer(foreignKey);
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner elliptic() {
        try {
            return new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner mac(byte[] key) {
        try {
            return new MACSigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] publicKey() {
        try {
            return issuer.key().toPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(byte[] key) {
        String text = "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String huge(int letters) {
        return with(claims -> claims.claim("ballast", "x".repeat(letters)));
    }

    private static Attack bearer(String name, String token) {
        return refused(name, "", List.of("Bearer " + token));
    }

    private static Attack refused(String name, String query, List<String> authorization) {
        return new Attack(name, query, authorization, List.of(401), "unauthenticated");
    }

    private static Attack forbidden(String name, String token) {
        return new Attack(name, "", List.of("Bearer " + token), List.of(403), "forbidden");
    }

    private static Attack accepted(String name, String authorization) {
        return new Attack(name, "", List.of(authorization), List.of(200), "");
    }
}

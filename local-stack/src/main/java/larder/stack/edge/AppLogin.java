package larder.stack.edge;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A person who logs in to the app {@code larder-app}: authorization code with PKCE (RFC 7636) over the pages that everybody sees,
 * and from then on the refresh token, which is another one after each use.
 */
final class AppLogin implements TokenSource {

    static final String CLIENT = "larder-app";
    private static final String SCOPES = "openid account devices bindings products orders deliveries";
    private static final URI CALLBACK = URI.create("http://127.0.0.1:49152/callback");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Edge gateway;
    private final URI origin;
    private final SSLContext tls;
    private final Person person;
    private @Nullable String refreshToken;

    AppLogin(Edge gateway, URI origin, SSLContext tls, Person person) {
        this.gateway = gateway;
        this.origin = origin;
        this.tls = tls;
        this.person = person;
    }

    @Override
    public AccessToken fetch() {
        Edge.Reply reply = refreshToken == null ? logIn() : refresh(refreshToken);
        AccessToken token = AccessToken.of(reply);
        refreshToken = reply.body().path("refresh_token").asString();
        return token;
    }

    /** A refresh token that is good no more, because the grant was revoked or is too old, means to log in again. */
    private Edge.Reply refresh(String token) {
        Edge.Reply reply = token(Map.of("grant_type", "refresh_token", "refresh_token", token));
        return reply.status() == 400 ? logIn() : reply;
    }

    private Edge.Reply logIn() {
        String verifier = random();
        String state = random();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", CLIENT);
        query.put("redirect_uri", CALLBACK.toString());
        query.put("scope", SCOPES);
        query.put("state", state);
        query.put("code_challenge", sha256(verifier));
        query.put("code_challenge_method", "S256");
        try (Browser browser = new Browser(origin, tls)) {
            Browser.Place place = browser.open("/oauth2/authorize?" + Browser.query(query));
            if (place.asksFor("password")) {
                place = browser.submit(
                        place, "password", Map.of("email", person.email(), "password", person.password()));
            }
            if (place.asksFor("scope")) {
                place = browser.submit(place, "scope", Map.of());
            }
            return token(Map.of(
                    "grant_type",
                    "authorization_code",
                    "code",
                    codeIn(place.at(), state),
                    "redirect_uri",
                    CALLBACK.toString(),
                    "code_verifier",
                    verifier));
        }
    }

    private static String codeIn(URI answer, String state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(answer.getQuery().split("&"))
                .map(each -> each.split("=", 2))
                .forEach(each -> parameters.put(each[0], each[1]));
        if (!state.equals(parameters.get("state"))) {
            throw new IllegalStateException("the log-in answered somebody else's state");
        }
        return parameters.getOrDefault("code", "");
    }

    private Edge.Reply token(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("client_id", CLIENT);
        return gateway.post("/oauth2/token", FORM, Browser.query(all));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String sha256(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "AppLogin[" + person + "]";
    }
}

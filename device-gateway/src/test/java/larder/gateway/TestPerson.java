package larder.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import larder.gateway.Browser.Page;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import tools.jackson.databind.JsonNode;

/** A person with an account and a browser. */
public final class TestPerson {

    public static final String PASSWORD = "brittle umbrella 47 kayak";
    public static final String CALLBACK = "http://127.0.0.1:49152/callback";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-rules-of-pkce-0123456789";

    private final String email;
    private final String origin;
    private final Browser browser;

    private TestPerson(String email, String origin) {
        this.email = email;
        this.origin = origin;
        this.browser = new Browser(origin);
    }

    static TestPerson signUp(ServiceClient gateway, Mails mails, String origin) {
        String email = "person-" + UUID.randomUUID() + "@example.org";
        assertThat(gateway.post("/api/accounts", null, opening(email)).status()).isEqualTo(202);
        String token = Mails.token(mails.await(email, "Verify"));
        assertThat(gateway.post("/api/accounts/verifications", null, "{\"token\":\"%s\"}".formatted(token))
                        .status())
                .isEqualTo(204);
        TestPerson person = new TestPerson(email, origin);
        assertThat(person.browser.logIn(email, PASSWORD).location()).endsWith("/account");
        return person;
    }

    /** The body of a sign-up. */
    public static String opening(String email) {
        return "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Somebody\",\"locale\":\"en\"}"
                .formatted(email, PASSWORD);
    }

    public String email() {
        return email;
    }

    public Browser browser() {
        return browser;
    }

    /** Sends the browser to the issuer, with what a test adds to or takes from a proper request. */
    public Page authorize(String... fields) {
        return browser.get("/oauth2/authorize?" + Browser.form(fields));
    }

    /** A proper request of the app. */
    public Page authorizeApp(String scope, String redirectUri) {
        return authorize(
                "response_type", "code",
                "client_id", "larder-app",
                "redirect_uri", redirectUri,
                "scope", scope,
                "state", "xyz",
                "code_challenge", challenge(),
                "code_challenge_method", "S256");
    }

    /** Lets the app in and returns its code. */
    public String code(String scope) {
        Page answer = authorizeApp(scope, CALLBACK);
        if (answer.location().contains("/consent")) {
            answer = allow(browser.get(answer.location()), scope);
        }
        assertThat(answer.location()).startsWith(CALLBACK);
        return String.valueOf(answer.sentWith("code"));
    }

    /** Allows what a consent page asks for. */
    public Page allow(Page consent, String scope) {
        String fields = Browser.form("client_id", "larder-app", "state", Browser.state(consent));
        String scopes = String.join("&scope=", scope.replace("openid ", "").split(" ", -1));
        return browser.postRaw("/oauth2/authorize", fields + "&scope=" + scopes);
    }

    /** Exchanges a code as the app does. */
    public Response exchange(String code) {
        return exchange(code, VERIFIER);
    }

    public Response exchange(String code, String verifier) {
        return token(
                "grant_type", "authorization_code",
                "client_id", "larder-app",
                "code", code,
                "redirect_uri", CALLBACK,
                "code_verifier", verifier);
    }

    public Response refresh(String refreshToken) {
        return token("grant_type", "refresh_token", "client_id", "larder-app", "refresh_token", refreshToken);
    }

    /** Posts to the token endpoint as a public client. */
    public Response token(String... fields) {
        Page answer = new Browser(origin).post("/oauth2/token", fields);
        return new Response(answer.status(), answer.headers(), answer.body());
    }

    /** All tokens of the app. */
    public JsonNode tokens(String scope) {
        Response answer = exchange(code(scope));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    public String accessToken() {
        return tokens("account devices").path("access_token").asString();
    }

    public static String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

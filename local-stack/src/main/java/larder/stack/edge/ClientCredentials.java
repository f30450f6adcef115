package larder.stack.edge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A program that has tokens by a secret of its own (RFC 6749, section 4.4).
 *
 * @param gateway the issuer
 * @param id the client's id
 * @param secret the client's secret
 */
record ClientCredentials(Edge gateway, String id, String secret) implements TokenSource {

    @Override
    public AccessToken fetch() {
        return ask("grant_type=client_credentials");
    }

    /** A token for some of the client's scopes only. */
    AccessToken scoped(String scopes) {
        return ask(Browser.query(Map.of("grant_type", "client_credentials", "scope", scopes)));
    }

    private AccessToken ask(String form) {
        String credentials = id + ":" + secret;
        return AccessToken.of(gateway.post(
                "/oauth2/token",
                "application/x-www-form-urlencoded",
                form,
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public String toString() {
        return "ClientCredentials[id=" + id + "]";
    }
}

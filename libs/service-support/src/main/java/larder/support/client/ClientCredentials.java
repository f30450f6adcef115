package larder.support.client;

import java.util.List;

/**
 * Who a program is to the issuer, and what it asks to be allowed.
 *
 * @param id the client's id
 * @param secret the client's secret
 * @param scopes what it asks for; none means what the issuer gives it by default
 */
public record ClientCredentials(String id, String secret, List<String> scopes) {

    public ClientCredentials {
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "ClientCredentials[id=" + id + ", scopes=" + scopes + "]";
    }
}

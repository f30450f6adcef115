package larder.gateway.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may have tokens.
 *
 * @param issuerUri the {@code iss} of every token: the URL of the gateway as others reach it
 * @param audience the {@code aud} of every token
 * @param tokenKey file with the RSA private key (PEM, PKCS#8) that tokens are signed with
 * @param tokenFor how long a token is good
 * @param clients programs that have tokens by a secret of their own; one without a secret has none
 */
@ConfigurationProperties("larder.identity")
record IdentityProperties(
        String issuerUri,
        @DefaultValue("larder") String audience,
        Path tokenKey,
        @DefaultValue("1h") Duration tokenFor,
        @DefaultValue List<Client> clients) {

    IdentityProperties {
        clients = List.copyOf(clients);
    }

    List<Client> enabledClients() {
        return clients.stream().filter(client -> !client.secret().isBlank()).toList();
    }

    List<String> rolesOf(String clientId) {
        return client(clientId).flatMap(client -> client.roles().stream()).toList();
    }

    List<String> scopesOf(String clientId) {
        return client(clientId).flatMap(client -> client.scopes().stream()).toList();
    }

    private Stream<Client> client(String clientId) {
        return clients.stream().filter(client -> client.id().equals(clientId));
    }

    /**
     * @param id the client's id, which is also the subject of its tokens
     * @param roles what its tokens allow: shopper, courier, ops
     * @param scopes what it may do with them
     */
    record Client(
            String id,
            @DefaultValue("") String secret,
            @DefaultValue List<String> roles,
            @DefaultValue List<String> scopes) {

        Client {
            roles = List.copyOf(roles);
            scopes = List.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Client[id=" + id + "]";
        }
    }
}

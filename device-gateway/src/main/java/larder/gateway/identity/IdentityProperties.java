package larder.gateway.identity;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may have tokens.
 *
 * @param issuerUri the {@code iss} of every token: the URL of the gateway as others reach it
 * @param audience the {@code aud} of every token
 * @param tokenFor how long the token of a program is good
 * @param peopleTokenFor how long the token of a person's app is good
 * @param refreshFor how long a person's app may stay away before it has to ask the person again
 * @param deviceCodeFor how long a person has to type the code that a device shows
 * @param forgetAfter how long the trace of an ended authorization is kept
 * @param clients programs that have tokens by a secret of their own; one without a secret has none, unless it is public
 */
@ConfigurationProperties("larder.identity")
record IdentityProperties(
        String issuerUri,
        @DefaultValue("larder") String audience,
        @DefaultValue("1h") Duration tokenFor,
        @DefaultValue("5m") Duration peopleTokenFor,
        @DefaultValue("30d") Duration refreshFor,
        @DefaultValue("10m") Duration deviceCodeFor,
        @DefaultValue("1h") Duration forgetAfter,
        @DefaultValue List<Client> clients) {

    IdentityProperties {
        clients = List.copyOf(clients);
    }

    List<Client> enabledClients() {
        return clients.stream().filter(Client::enabled).toList();
    }

    /**
     * @param id the client's id, which is also the subject of the tokens it has for itself
     * @param secret what it proves itself with
     * @param publicClient whether it is an app in people's hands, which cannot keep a secret: it acts for people only
     * @param name what people are told it is
     * @param roles what the tokens it has for itself allow: courier, ops, service
     * @param scopes what it may do with its tokens, and does when it asks for nothing less
     * @param redirectUris where people's browsers may be sent back to
     */
    record Client(
            String id,
            @DefaultValue("") String secret,
            @DefaultValue("false") boolean publicClient,
            @DefaultValue("") String name,
            @DefaultValue List<String> roles,
            @DefaultValue List<String> scopes,
            @DefaultValue List<String> redirectUris) {

        Client {
            roles = List.copyOf(roles);
            scopes = List.copyOf(scopes);
            redirectUris = List.copyOf(redirectUris);
        }

        boolean enabled() {
            return publicClient ? !redirectUris.isEmpty() : !secret.isBlank();
        }

        @Override
        public String toString() {
            return "Client[id=" + id + "]";
        }
    }
}

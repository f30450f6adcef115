package larder.gateway.identity;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import larder.gateway.OwnIssuer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/** Every client: those of the configuration, and those of partners. A client's id is its id in every sense. */
@Component
@OwnIssuer
class Clients implements RegisteredClientRepository {

    private final Map<String, RegisteredClient> configured;
    private final StoredPartnerClients partners;

    Clients(IdentityProperties identity, PasswordEncoder clientSecrets, StoredPartnerClients partners) {
        this.configured = identity.enabledClients().stream()
                .map(client -> registered(client, clientSecrets, identity))
                .collect(Collectors.toUnmodifiableMap(RegisteredClient::getId, Function.identity()));
        this.partners = partners;
    }

    private static RegisteredClient registered(
            IdentityProperties.Client client, PasswordEncoder clientSecrets, IdentityProperties identity) {
        if (client.publicClient()) {
            return ClientKind.app(client, identity);
        }
        String secret = clientSecrets.encode(client.secret());
        if (secret == null) {
            throw new IllegalArgumentException("client " + client.id() + " has no secret");
        }
        return ClientKind.program(client, secret, identity);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are configured, or made by PartnerClients");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        RegisteredClient client = configured.get(id);
        return client == null ? partners.find(id).orElse(null) : client;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return findById(clientId);
    }
}

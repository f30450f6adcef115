package larder.gateway.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import larder.gateway.OwnIssuer;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clients of partners, as rows that every gateway reads anew. */
@Component
@OwnIssuer
class StoredPartnerClients implements PartnerClients {

    private static final Logger log = LoggerFactory.getLogger(StoredPartnerClients.class);
    private static final int SECRET_BYTES = 32;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    private final JdbcClient jdbc;
    private final PasswordEncoder clientSecrets;
    private final IdentityProperties identity;
    private final ApplicationEventPublisher process;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StoredPartnerClients(
            JdbcClient jdbc,
            PasswordEncoder clientSecrets,
            IdentityProperties identity,
            ApplicationEventPublisher process,
            Clock clock) {
        this.jdbc = jdbc;
        this.clientSecrets = clientSecrets;
        this.identity = identity;
        this.process = process;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Secret create(String partner, String name, List<String> redirectUris) {
        redirectUris.forEach(StoredPartnerClients::requireRedirectUri);
        Secret made = new Secret("partner-" + UUID.randomUUID(), drawSecret());
        jdbc.sql("""
                        insert into partner_client (id, partner, name, secret, redirect_uris, enabled, created_at)
                        values (?, ?, ?, ?, ?, true, ?)
                        """)
                .params(
                        made.clientId(),
                        partner,
                        name,
                        clientSecrets.encode(made.secret()),
                        redirectUris.toArray(String[]::new),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        log.atInfo().addKeyValue("client", made.clientId()).log("partner client made");
        return made;
    }

    @Override
    @Transactional
    public Secret rotateSecret(String partner, String clientId) {
        Secret made = new Secret(clientId, drawSecret());
        int changed = jdbc.sql("update partner_client set secret = ? where id = ? and partner = ? and enabled")
                .params(clientSecrets.encode(made.secret()), clientId, partner)
                .update();
        if (changed == 0) {
            throw noSuchClient();
        }
        log.atInfo().addKeyValue("client", clientId).log("partner client's secret changed");
        return made;
    }

    @Override
    @Transactional
    public void disable(String partner, String clientId) {
        int changed = jdbc.sql("update partner_client set enabled = false where id = ? and partner = ?")
                .params(clientId, partner)
                .update();
        if (changed == 0) {
            throw noSuchClient();
        }
        process.publishEvent(new Ended(clientId));
        log.atInfo().addKeyValue("client", clientId).log("partner client ended");
    }

    @Override
    public List<View> of(String partner) {
        return jdbc.sql(
                        "select id, name, redirect_uris, enabled from partner_client where partner = ? order by created_at")
                .param(partner)
                .query((row, _) -> new View(
                        row.getString("id"), row.getString("name"), redirectUris(row), row.getBoolean("enabled")))
                .list();
    }

    /** The client as Spring Security knows clients, unless it was ended. */
    Optional<RegisteredClient> find(String id) {
        return jdbc.sql("select id, partner, name, secret, redirect_uris from partner_client where id = ? and enabled")
                .param(id)
                .query((row, _) -> ClientKind.partner(
                        row.getString("id"),
                        row.getString("partner"),
                        row.getString("name"),
                        row.getString("secret"),
                        redirectUris(row),
                        identity))
                .optional();
    }

    private static List<String> redirectUris(ResultSet row) throws SQLException {
        Array uris = row.getArray("redirect_uris");
        return List.of((String[]) uris.getArray());
    }

    private static void requireRedirectUri(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost())));
            if (web && uri.getHost() != null && uri.getRawFragment() == null && uri.getRawUserInfo() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "redirectUris must be URIs", e);
        }
        throw new ProblemException(
                ProblemType.INVALID_REQUEST, "redirectUris must be https, or http to 127.0.0.1, without a fragment");
    }

    private String drawSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static ProblemException noSuchClient() {
        return new ProblemException(ProblemType.NOT_FOUND, "The partner has no such client");
    }

    /** A client is no more, said within the transaction that ends it. */
    record Ended(String clientId) {}
}

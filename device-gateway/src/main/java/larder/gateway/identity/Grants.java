package larder.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.AccountEvent;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.StringUtils;

/** What people let apps do: each grant from consent, through every refresh, to its end. */
@Component
@OwnIssuer
public class Grants {

    private static final Logger log = LoggerFactory.getLogger(Grants.class);

    /** As long as another gateway may go on taking the tokens of a grant that was ended here. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final Clients clients;
    private final ApplicationEventPublisher process;
    private final Cache<String, Boolean> live =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    Grants(JdbcClient jdbc, Clients clients, ApplicationEventPublisher process) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.process = process;
    }

    /** Whether tokens of this grant are good; {@code database-unavailable} when nobody can tell. */
    public boolean isLive(String grant) {
        try {
            return live.get(
                    grant,
                    id -> jdbc.sql("select count(*) from oauth2_authorization where id = ?")
                                    .param(id)
                                    .query(Long.class)
                                    .single()
                            > 0);
        } catch (DataAccessException e) {
            throw new ProblemException(
                    ProblemType.DATABASE_UNAVAILABLE, "Whether the token was revoked is not known", e);
        }
    }

    /** What the person's apps may do. */
    public List<View> of(ShopperId account) {
        return jdbc.sql("""
                        select id, registered_client_id, authorized_scopes, started_at, access_token_issued_at
                        from oauth2_authorization
                        where principal_name = ? and access_token_value is not null order by started_at desc, id
                        """).param(account.value()).query((row, _) -> view(row)).list();
    }

    private View view(ResultSet row) throws SQLException {
        String clientId = row.getString("registered_client_id");
        RegisteredClient client = clients.findById(clientId);
        return new View(
                row.getString("id"),
                clientId,
                client == null ? clientId : client.getClientName(),
                StringUtils.commaDelimitedListToSet(row.getString("authorized_scopes")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("access_token_issued_at", OffsetDateTime.class).toInstant());
    }

    /** What people are told a client is. */
    public Optional<String> clientName(String clientId) {
        return Optional.ofNullable(clients.findById(clientId)).map(RegisteredClient::getClientName);
    }

    /** Ends one grant of the person; the app has to ask anew. */
    @Transactional
    public void revoke(ShopperId account, String grant) {
        String client = jdbc.sql(
                        "delete from oauth2_authorization where id = ? and principal_name = ? returning registered_client_id")
                .params(grant, account.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such grant among yours"));
        jdbc.sql("delete from oauth2_authorization_consent where registered_client_id = ? and principal_name = ?")
                .params(client, account.value())
                .update();
        forget(grant);
        log.atInfo().addKeyValue("grant", grant).log("grant ended");
    }

    /** Ends all grants of a person within the transaction that revokes their access. */
    @EventListener
    void on(AccountEvent.AccessRevoked revoked) {
        endAll(revoked.account());
    }

    @EventListener
    void on(AccountEvent.Erased erased) {
        endAll(erased.account());
        jdbc.sql("delete from oauth2_authorization_consent where principal_name = ?")
                .param(erased.account().value())
                .update();
    }

    private void endAll(ShopperId account) {
        jdbc.sql("delete from oauth2_authorization where principal_name = ? returning id")
                .param(account.value())
                .query(String.class)
                .list()
                .forEach(this::forget);
    }

    /** Ends whatever a client may do, for itself and for people. */
    @EventListener
    void on(StoredPartnerClients.Ended ended) {
        jdbc.sql("delete from oauth2_authorization where registered_client_id = ? returning id")
                .param(ended.clientId())
                .query(String.class)
                .list()
                .forEach(this::forget);
        jdbc.sql("delete from oauth2_authorization_consent where registered_client_id = ?")
                .param(ended.clientId())
                .update();
    }

    /** Has the grant be looked up anew: now, and once more when others see its end, since they may ask in between. */
    private void forget(String grant) {
        live.invalidate(grant);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    live.invalidate(grant);
                }
            });
        }
    }

    void end(String grant) {
        jdbc.sql("delete from oauth2_authorization where id = ?").param(grant).update();
        forget(grant);
        log.atInfo().addKeyValue("grant", grant).log("grant ended");
    }

    /** Somebody brought a refresh token that was exchanged before: of the two who hold it, one has stolen it. */
    @Transactional
    public void endAsStolen(String grant) {
        @Nullable
        Stolen stolen = jdbc.sql(
                        "delete from oauth2_authorization where id = ? returning principal_name, registered_client_id")
                .param(grant)
                .query((row, _) -> new Stolen(row.getString(1), row.getString(2)))
                .optional()
                .orElse(null);
        forget(grant);
        if (stolen != null) {
            log.atWarn()
                    .addKeyValue("grant", grant)
                    .addKeyValue("client", stolen.client())
                    .log("refresh token used twice, grant ended");
            RegisteredClient client = clients.findById(stolen.client());
            process.publishEvent(new AccountEvent.Noteworthy(
                    new ShopperId(stolen.person()),
                    AccountEvent.Kind.REFRESH_TOKEN_REUSED,
                    client == null ? stolen.client() : client.getClientName()));
        }
    }

    private record Stolen(String person, String client) {}

    /**
     * A grant as its owner may see it.
     *
     * @param grant its id, the {@code grant} of its tokens
     * @param scopes what the app may do
     * @param lastUsedAt when it last fetched a token
     */
    public record View(
            String grant, String clientId, String client, Set<String> scopes, Instant startedAt, Instant lastUsedAt) {}
}

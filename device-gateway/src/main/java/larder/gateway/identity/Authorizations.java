package larder.gateway.identity;

import java.security.Principal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Authorizations in the database, by hashes of their tokens. Of two who change one at the same time, as when a code or a
 * refresh token is exchanged twice at once, the second is refused. A refresh token that was exchanged before ends its grant.
 */
final class Authorizations implements OAuth2AuthorizationService {

    private static final String VERSION = "larder.version";

    private final JdbcOAuth2AuthorizationService rows;
    private final JdbcClient jdbc;
    private final Grants grants;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    Authorizations(
            JdbcOperations operations,
            RegisteredClientRepository clients,
            Grants grants,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = new JdbcOAuth2AuthorizationService(operations, clients);
        this.jdbc = JdbcClient.create(operations);
        this.grants = grants;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        // Row and version are two reads of one moment.
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        reading.setReadOnly(true);
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (isRevoked(authorization)) {
            grants.end(authorization.getId());
        } else {
            writing.executeWithoutResult(_ -> write(authorization));
        }
    }

    /** Any token that is given back ends the whole grant: nobody gives back half of what an app may do. */
    private static boolean isRevoked(OAuth2Authorization authorization) {
        var access = authorization.getAccessToken();
        var refresh = authorization.getRefreshToken();
        return (access != null && access.isInvalidated()) || (refresh != null && refresh.isInvalidated());
    }

    private void write(OAuth2Authorization authorization) {
        Long version = authorization.getAttribute(VERSION);
        OAuth2Authorization hashed = TokenHashes.in(plain(authorization));
        if (version == null) {
            rows.save(named(hashed));
            return;
        }
        Optional<String> refreshBefore = lock(authorization.getId(), version);
        rows.save(hashed);
        jdbc.sql("update oauth2_authorization set version = version + 1 where id = ?")
                .param(authorization.getId())
                .update();
        var refresh = hashed.getRefreshToken();
        String refreshNow = refresh == null ? "" : refresh.getToken().getTokenValue();
        refreshBefore
                .filter(before -> !before.isEmpty() && !before.equals(refreshNow))
                .ifPresent(before -> noteExchanged(before, authorization.getId()));
    }

    private Optional<String> lock(String id, long version) {
        return Optional.of(jdbc.sql("""
                        select coalesce(refresh_token_value, '') from oauth2_authorization
                        where id = ? and version = ? for update
                        """)
                .params(id, version)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT)));
    }

    private void noteExchanged(String hash, String id) {
        jdbc.sql("insert into exchanged_refresh_token (hash, authorization_id, exchanged_at) values (?, ?, ?)")
                .params(hash, id, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who agreed is kept by name and way of logging in; the rest of what their browser's session knew is nobody's business here. */
    private static OAuth2Authorization plain(OAuth2Authorization authorization) {
        OAuth2Authorization.Builder plain =
                OAuth2Authorization.from(authorization).attributes(attributes -> attributes.remove(VERSION));
        Authentication person = authorization.getAttribute(Principal.class.getName());
        if (person != null) {
            plain.attribute(
                    Principal.class.getName(),
                    UsernamePasswordAuthenticationToken.authenticated(person.getName(), null, factors(person)));
        }
        return plain.build();
    }

    /** By what the person has logged in, and when, which ID tokens tell. */
    private static List<GrantedAuthority> factors(Authentication person) {
        return new ArrayList<>(person.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .toList());
    }

    /** Client credentials have no authorization while their token is made; it takes the name that the token gave it. */
    private static OAuth2Authorization named(OAuth2Authorization authorization) {
        var access = authorization.getAccessToken();
        return access != null
                        && access.getClaims() != null
                        && access.getClaims().get(TokenClaims.GRANT) instanceof String id
                ? OAuth2Authorization.from(authorization).id(id).build()
                : authorization;
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        grants.end(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return reading.execute(_ -> versioned(rows.findById(id)));
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        boolean isState = type != null && OAuth2ParameterNames.STATE.equals(type.getValue());
        String kept = isState ? token : TokenHashes.of(token);
        OAuth2Authorization found = reading.execute(_ -> versioned(rows.findByToken(kept, type)));
        if (found != null && !isState) {
            return TokenHashes.revealing(found, token);
        }
        if (found == null && type != null && OAuth2TokenType.REFRESH_TOKEN.equals(type)) {
            jdbc.sql("select authorization_id from exchanged_refresh_token where hash = ?")
                    .param(kept)
                    .query(String.class)
                    .optional()
                    .ifPresent(grants::endAsStolen);
        }
        return found;
    }

    private @Nullable OAuth2Authorization versioned(@Nullable OAuth2Authorization found) {
        if (found == null) {
            return null;
        }
        Long version = jdbc.sql("select version from oauth2_authorization where id = ?")
                .param(found.getId())
                .query(Long.class)
                .single();
        return OAuth2Authorization.from(found)
                .attribute(VERSION, Objects.requireNonNull(version))
                .build();
    }
}

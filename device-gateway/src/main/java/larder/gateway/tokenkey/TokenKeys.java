package larder.gateway.tokenkey;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import larder.gateway.OwnIssuer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The keys as this gateway knows them. They are read again after a while, and at once when a token names a key that is not
 * among them; what is known serves on while the database is away.
 */
@Component
@OwnIssuer
public class TokenKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(TokenKeys.class);

    /** So that tokens with made-up keys do not send every request to the database. */
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);

    private final TokenKeyStore store;
    private final TokenKeyProperties properties;
    private final Clock clock;
    private volatile @Nullable Known known;

    TokenKeys(TokenKeyStore store, TokenKeyProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> found = selector.select(published(properties.reread()));
        return found.isEmpty() ? selector.select(published(LOOK_AGAIN_AFTER)) : found;
    }

    /** The id of the key that signs now. */
    public String signing() {
        List<TokenKey> keys = known(properties.reread()).keys();
        Instant now = clock.instant(); // the first key is made while it is looked for
        return keys.stream()
                .filter(key -> key.signsAt(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key signs"))
                .key()
                .getKeyID();
    }

    private JWKSet published(Duration age) {
        List<TokenKey> keys = known(age).keys();
        Instant now = clock.instant();
        return new JWKSet(keys.stream()
                .filter(key -> key.isPublishedAt(now))
                .<JWK>map(TokenKey::key)
                .toList());
    }

    private Known known(Duration age) {
        Known present = known;
        if (present != null && present.readAt().plus(age).isAfter(clock.instant())) {
            return present;
        }
        return read(present);
    }

    private synchronized Known read(@Nullable Known stale) {
        Known present = known;
        if (present != null && !present.equals(stale)) {
            return present;
        }
        try {
            List<TokenKey> keys = store.all();
            Known read = new Known(keys.isEmpty() ? store.orFirst() : keys, clock.instant());
            known = read;
            return read;
        } catch (DataAccessException | TransactionException e) {
            if (stale == null) {
                throw e;
            }
            log.atWarn().setCause(e).log("token keys not read again");
            Known again = new Known(stale.keys(), clock.instant());
            known = again;
            return again;
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void rotateIfDue() {
        store.rotateIfDue();
    }

    /** Forgets what is known, after a change. */
    void forget() {
        known = null;
    }

    private record Known(List<TokenKey> keys, Instant readAt) {}
}

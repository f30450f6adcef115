package larder.gateway.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import larder.contracts.ShopperId;
import larder.contracts.account.AccountState;
import org.jspecify.annotations.Nullable;

/** From when on an account's tokens are good, of the accounts whose access was revoked while such tokens may still live. */
public final class RevokedAccess {

    /** Longer than any token lives. */
    static final Duration REMEMBERED = Duration.ofHours(25);

    private final Cache<ShopperId, Instant> validFrom =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    RevokedAccess() {}

    /** Never goes back, whichever way the news came first. */
    void learn(AccountState state) {
        Instant from = switch (state.status()) {
            case ACTIVE -> state.tokensValidFrom();
            case ERASED -> Instant.MAX;
        };
        validFrom.asMap().merge(state.account(), from, (known, told) -> known.isAfter(told) ? known : told);
    }

    /** Whether a token of the account that was issued then is good no more. */
    public boolean covers(ShopperId account, @Nullable Instant issuedAt) {
        Instant from = validFrom.getIfPresent(account);
        return from != null && (issuedAt == null || issuedAt.isBefore(from));
    }
}

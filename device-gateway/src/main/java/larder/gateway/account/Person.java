package larder.gateway.account;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import larder.contracts.ShopperId;

/**
 * An account that is not erased, as the rest of the gateway sees it.
 *
 * @param id the subject of tokens
 * @param verified whether the address is proven to be the person's
 * @param roles as tokens list them
 * @param tokensValidFrom tokens from before are good no more
 */
public record Person(
        ShopperId id,
        String email,
        boolean verified,
        String displayName,
        Locale locale,
        Set<String> roles,
        Instant tokensValidFrom,
        Instant createdAt) {

    @Override
    public String toString() {
        return "Person[id=" + id + "]";
    }
}

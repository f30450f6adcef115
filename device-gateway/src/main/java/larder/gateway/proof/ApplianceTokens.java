package larder.gateway.proof;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import larder.gateway.key.Fingerprint;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Verifies tokens, and remembers for a while those that were good: an appliance that reports every minute sends the same one
 * each time. What is remembered is its hash. Nothing is remembered of bad ones, so that nobody can fill the memory.
 */
@Component
class ApplianceTokens {

    private static final int REMEMBERED = 20_000;
    private static final Duration FOR = Duration.ofSeconds(60);

    private final JwtDecoder decoder;
    private final Cache<Fingerprint, ApplianceToken> good =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(FOR).build();

    ApplianceTokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    ApplianceToken verify(String token, Instant now) {
        Fingerprint hash = Fingerprint.of(token);
        ApplianceToken known = good.getIfPresent(hash);
        if (known != null && now.isBefore(known.expires())) {
            return known;
        }
        ApplianceToken verified = ApplianceToken.of(decode(token), now);
        good.put(hash, verified);
        return verified;
    }

    private Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Send a valid bearer token", e);
        } catch (JwtException e) {
            throw new ProblemException(ProblemType.ISSUER_UNAVAILABLE, "The issuer's keys cannot be fetched", e);
        }
    }
}

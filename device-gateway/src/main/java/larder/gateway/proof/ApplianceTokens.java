package larder.gateway.proof;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import larder.gateway.key.Fingerprint;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
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
    private final List<OAuth2TokenValidator<Jwt>> always;
    private final Cache<Fingerprint, Verified> good =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(FOR).build();

    @Autowired
    ApplianceTokens(JwtDecoder decoder, ObjectProvider<OAuth2TokenValidator<Jwt>> always) {
        this(decoder, always.orderedStream().toList());
    }

    /** @param always what is asked of a remembered token each time, since it may have changed meanwhile */
    ApplianceTokens(JwtDecoder decoder, List<OAuth2TokenValidator<Jwt>> always) {
        this.decoder = decoder;
        this.always = always;
    }

    ApplianceToken verify(String token, Instant now) {
        Fingerprint hash = Fingerprint.of(token);
        Verified known = good.getIfPresent(hash);
        if (known == null || !now.isBefore(known.token().expires())) {
            Jwt decoded = decode(token);
            known = new Verified(decoded, ApplianceToken.of(decoded, now));
            good.put(hash, known);
        }
        for (OAuth2TokenValidator<Jwt> validator : always) {
            if (validator.validate(known.jwt()).hasErrors()) {
                good.invalidate(hash);
                throw new ProblemException(ProblemType.UNAUTHENTICATED, "Send a valid bearer token");
            }
        }
        return known.token();
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

    private record Verified(Jwt jwt, ApplianceToken token) {}
}

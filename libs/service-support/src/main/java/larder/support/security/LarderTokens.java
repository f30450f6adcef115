package larder.support.security;

import java.time.Duration;
import java.util.Collection;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What a token must say. */
public final class LarderTokens {

    /** The claim that lists the roles of the holder: shopper, courier, ops, partner, service. */
    public static final String ROLES = "roles";

    /** The claim that lists what the program that holds the token may do for its holder. */
    public static final String SCOPE = "scope";

    private static final Duration SKEW = Duration.ofSeconds(30);

    private LarderTokens() {}

    /** Accepts unexpired tokens of the issuer that name a holder and are meant for the audience. */
    public static OAuth2TokenValidator<Jwt> validator(String issuer, String audience) {
        return validator(issuer, audience, SKEW);
    }

    static OAuth2TokenValidator<Jwt> validator(String issuer, String audience, Duration skew) {
        JwtTimestampValidator times = new JwtTimestampValidator(skew);
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, given -> given != null && given.contains(audience)),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, given -> given != null && !given.isBlank()));
    }
}

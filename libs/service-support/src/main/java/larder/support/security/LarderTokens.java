package larder.support.security;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/** What a token must say, and what its holder may do by it. */
public final class LarderTokens {

    /** The claim that lists the roles of the holder: shopper, courier, ops, partner. */
    public static final String ROLES = "roles";

    /** The claim that lists what the program that holds the token may do for its holder. */
    public static final String SCOPE = "scope";

    private LarderTokens() {}

    /** Accepts unexpired tokens of the issuer that are meant for the audience. */
    public static OAuth2TokenValidator<Jwt> validator(String issuer, String audience) {
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, given -> given != null && given.contains(audience)));
    }

    static JwtAuthenticationConverter converter() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(LarderTokens::authorities);
        return converter;
    }

    private static Collection<GrantedAuthority> authorities(Jwt token) {
        return Stream.concat(
                        claimed(token, ROLES).map(role -> "ROLE_" + role.toUpperCase(Locale.ROOT)),
                        scopes(token).map(scope -> "SCOPE_" + scope))
                .map(SimpleGrantedAuthority::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The scopes of RFC 8693: one text with spaces between them, or, from some issuers, a list. */
    private static Stream<String> scopes(Jwt token) {
        return token.getClaims().get(SCOPE) instanceof String scopes
                ? Stream.of(scopes.split(" ")).filter(scope -> !scope.isEmpty())
                : claimed(token, SCOPE);
    }

    private static Stream<String> claimed(Jwt token, String claim) {
        List<String> values = token.getClaimAsStringList(claim);
        return values == null ? Stream.empty() : values.stream();
    }
}

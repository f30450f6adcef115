package larder.support.security;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
        List<String> roles = token.getClaimAsStringList(ROLES);
        return roles == null
                ? List.of()
                : roles.stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableList());
    }
}

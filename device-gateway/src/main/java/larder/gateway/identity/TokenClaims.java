package larder.gateway.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.People;
import larder.gateway.account.Person;
import larder.gateway.tokenkey.TokenKeys;
import larder.support.security.LarderTokens;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * What tokens say. A person's token carries the person's roles, but never through a partner's client: an appliance orders,
 * and is nobody's eyes and hands otherwise.
 */
@Component
@OwnIssuer
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** The authorization that a token stems from, through all its refreshes. */
    static final String GRANT = "grant";

    static final String CLIENT_ID = "client_id";
    static final String PARTNER = "partner";

    private final IdentityProperties identity;
    private final People people;
    private final TokenKeys keys;

    TokenClaims(IdentityProperties identity, People people, TokenKeys keys) {
        this.identity = identity;
        this.people = people;
        this.keys = keys;
    }

    @Override
    public void customize(JwtEncodingContext token) {
        token.getJwsHeader().keyId(keys.signing());
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            return;
        }
        RegisteredClient client = token.getRegisteredClient();
        JwtClaimsSet.Builder claims = token.getClaims()
                .audience(listOf(List.of(identity.audience())))
                .claim(CLIENT_ID, client.getClientId())
                .claim(LarderTokens.SCOPE, String.join(" ", new TreeSet<>(token.getAuthorizedScopes())));
        String partner = ClientKind.partnerOf(client);
        if (StringUtils.hasText(partner)) {
            claims.claim(PARTNER, partner);
        }
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
            claims.claim(GRANT, UUID.randomUUID().toString())
                    .claim(LarderTokens.ROLES, listOf(ClientKind.rolesOf(client)));
        } else {
            forPerson(token, claims, StringUtils.hasText(partner));
        }
    }

    private void forPerson(JwtEncodingContext token, JwtClaimsSet.Builder claims, boolean appliance) {
        OAuth2Authorization authorization = token.getAuthorization();
        if (authorization == null) {
            throw new IllegalStateException("a person's token without an authorization");
        }
        Person person = people.find(new ShopperId(principal(token).getName()))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        claims.claim(GRANT, authorization.getId())
                .claim(LarderTokens.ROLES, appliance ? listOf(List.of()) : listOf(new TreeSet<>(person.roles())))
                // A token of the very second in which access was revoked counts as later, since it is.
                .claims(all -> all.merge(
                        "iat", person.tokensValidFrom(), (now, from) -> latest((Instant) now, (Instant) from)));
    }

    private static Authentication principal(JwtEncodingContext token) {
        Authentication principal = token.getPrincipal();
        return Objects.requireNonNull(principal, "every token is somebody's");
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** A list that can be stored with the authorization: Spring Security reads back only kinds of lists that it knows. */
    private static List<String> listOf(Collection<String> values) {
        return new ArrayList<>(values);
    }
}

package larder.gateway.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.util.StringUtils;

/** What clients there are and what each kind may do; the one place that says so. */
final class ClientKind {

    static final String PARTNER_SCOPE = "partner";
    static final String REPLENISH_SCOPE = "replenish";

    private static final String ROLES = "larder.roles";
    private static final String PARTNER = "larder.partner";
    private static final Set<String> IDENTITY_SCOPES =
            Set.of(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL, OidcScopes.ADDRESS, OidcScopes.PHONE);

    private ClientKind() {}

    /** A program that acts for itself. */
    static RegisteredClient program(IdentityProperties.Client client, String secret, IdentityProperties identity) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(
                        ClientSettings.builder().setting(ROLES, client.roles()).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(identity.tokenFor())
                        .build())
                .build();
    }

    /** An app in people's hands: no secret, PKCE instead, and nothing without a person. */
    static RegisteredClient app(IdentityProperties.Client client, IdentityProperties identity) {
        return forPeople(RegisteredClient.withId(client.id()))
                .clientId(client.id())
                .clientName(client.name().isEmpty() ? client.id() : client.name())
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .postLogoutRedirectUris(uris -> uris.addAll(client.redirectUris()))
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .scope(OidcScopes.EMAIL)
                .clientSettings(clientSettings(List.of(), ""))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(identity.peopleTokenFor())
                        .refreshTokenTimeToLive(identity.refreshFor())
                        .deviceCodeTimeToLive(identity.deviceCodeFor())
                        .reuseRefreshTokens(false)
                        .build())
                .build();
    }

    /** A partner's program: for itself as its partner, or for people who agreed that it orders. */
    static RegisteredClient partner(
            String id,
            String partner,
            String name,
            String secret,
            Collection<String> redirectUris,
            IdentityProperties identity) {
        return forPeople(RegisteredClient.withId(id))
                .clientId(id)
                .clientName(name)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                // Spring Security wants an address of every client that may use codes; nobody can be sent to this one.
                .redirectUris(uris -> uris.addAll(redirectUris.isEmpty() ? List.of("urn:larder:none") : redirectUris))
                .scope(PARTNER_SCOPE)
                .scope(REPLENISH_SCOPE)
                .clientSettings(clientSettings(List.of(PARTNER_SCOPE), partner))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(identity.tokenFor())
                        .refreshTokenTimeToLive(identity.refreshFor())
                        .deviceCodeTimeToLive(identity.deviceCodeFor())
                        .reuseRefreshTokens(false)
                        .build())
                .build();
    }

    private static RegisteredClient.Builder forPeople(RegisteredClient.Builder client) {
        return client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE);
    }

    private static ClientSettings clientSettings(List<String> roles, String partner) {
        return ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(true)
                .setting(ROLES, roles)
                .setting(PARTNER, partner)
                .build();
    }

    static List<String> rolesOf(RegisteredClient client) {
        List<String> roles = client.getClientSettings().getSetting(ROLES);
        return roles == null ? List.of() : roles;
    }

    /** The partner whose client it is, or an empty text. */
    static String partnerOf(RegisteredClient client) {
        String partner = client.getClientSettings().getSetting(PARTNER);
        return partner == null ? "" : partner;
    }

    static boolean isPublic(RegisteredClient client) {
        return client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE);
    }

    /** What the client may ask a person for. */
    static Set<String> scopesForPeople(RegisteredClient client) {
        return StringUtils.hasText(partnerOf(client)) ? Set.of(REPLENISH_SCOPE) : client.getScopes();
    }

    /** What the client may ask for itself. */
    static Set<String> scopesForItself(RegisteredClient client) {
        return StringUtils.hasText(partnerOf(client)) ? Set.of(PARTNER_SCOPE) : client.getScopes();
    }

    /** What it means by asking for nothing in particular: all that it may do, but not to know who the person is. */
    static Set<String> defaults(Set<String> allowed) {
        return allowed.stream()
                .filter(scope -> !IDENTITY_SCOPES.contains(scope))
                .collect(Collectors.toUnmodifiableSet());
    }
}

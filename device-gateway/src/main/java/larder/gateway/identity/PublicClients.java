package larder.gateway.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets a public client, which has no secret, do by its name what Spring Security lets it do with a code and PKCE only:
 * refresh, use the device grant, and give a token back. What it brings in each case is secret enough and bound to its name.
 */
final class PublicClients implements AuthenticationConverter, AuthenticationProvider {

    private static final Set<String> GRANTS =
            Set.of(AuthorizationGrantType.REFRESH_TOKEN.getValue(), AuthorizationGrantType.DEVICE_CODE.getValue());
    private static final Set<String> PATHS = Set.of("/oauth2/device_authorization", "/oauth2/revoke");

    /** Marks what this converter made, so that this provider and no other takes it up. */
    private static final Map<String, Object> BY_NAME = Map.of("larder.by-name", true);

    private final RegisteredClientRepository clients;

    PublicClients(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String clientId = request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        boolean otherwise = request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null
                || request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) != null
                || request.getParameter(PkceParameterNames.CODE_VERIFIER) != null;
        if (clientId == null || clientId.isBlank() || otherwise || !concerns(request)) {
            return null;
        }
        return new OAuth2ClientAuthenticationToken(clientId, ClientAuthenticationMethod.NONE, null, BY_NAME);
    }

    private static boolean concerns(HttpServletRequest request) {
        String grant = request.getParameter(OAuth2ParameterNames.GRANT_TYPE);
        return PATHS.contains(request.getServletPath()) || (grant != null && GRANTS.contains(grant));
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        var named = (OAuth2ClientAuthenticationToken) authentication;
        if (!ClientAuthenticationMethod.NONE.equals(named.getClientAuthenticationMethod())
                || !named.getAdditionalParameters().equals(BY_NAME)) {
            return null;
        }
        RegisteredClient client = clients.findByClientId(named.getPrincipal().toString());
        if (client == null || !ClientKind.isPublic(client)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

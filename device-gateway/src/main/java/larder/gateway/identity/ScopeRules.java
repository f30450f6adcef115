package larder.gateway.identity;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Whoever asks for no scope is given the client's defaults (RFC 6749, section 3.3), and what a partner's client may ask a
 * person for is not what it may ask for itself.
 */
final class ScopeRules {

    private final RegisteredClientRepository clients;

    ScopeRules(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    void applyTo(List<AuthenticationConverter> converters) {
        converters.replaceAll(converter -> request -> applied(converter.convert(request)));
    }

    private @Nullable Authentication applied(@Nullable Authentication request) {
        return switch (request) {
            case OAuth2AuthorizationCodeRequestAuthenticationToken code -> applied(code);
            case OAuth2DeviceAuthorizationRequestAuthenticationToken device -> applied(device);
            case OAuth2ClientCredentialsAuthenticationToken program -> applied(program);
            case null, default -> request;
        };
    }

    private Authentication applied(OAuth2AuthorizationCodeRequestAuthenticationToken code) {
        RegisteredClient client = clients.findByClientId(code.getClientId());
        if (client == null) {
            return code;
        }
        Set<String> asked = Set.copyOf(stringSet(code.getScopes()));
        Set<String> allowed = ClientKind.scopesForPeople(client);
        if (!allowed.containsAll(asked)) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE), null);
        }
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                code.getAuthorizationUri(),
                code.getClientId(),
                (Authentication) code.getPrincipal(),
                code.getRedirectUri(),
                code.getState(),
                asked.isEmpty() ? ClientKind.defaults(allowed) : asked,
                code.getAdditionalParameters());
    }

    private Authentication applied(OAuth2DeviceAuthorizationRequestAuthenticationToken device) {
        return new OAuth2DeviceAuthorizationRequestAuthenticationToken(
                (Authentication) device.getPrincipal(),
                Objects.requireNonNull(device.getAuthorizationUri(), "a request has the URI it came to"),
                given(device.getScopes(), ClientKind.scopesForPeople(client(device))),
                device.getAdditionalParameters());
    }

    private Authentication applied(OAuth2ClientCredentialsAuthenticationToken program) {
        return new OAuth2ClientCredentialsAuthenticationToken(
                (Authentication) program.getPrincipal(),
                given(program.getScopes(), ClientKind.scopesForItself(client(program))),
                program.getAdditionalParameters());
    }

    private static Set<String> given(Set<String> asked, Set<String> allowed) {
        if (!allowed.containsAll(asked)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
        return asked.isEmpty() ? ClientKind.defaults(allowed) : asked;
    }

    private static RegisteredClient client(Authentication request) {
        if (request.getPrincipal() instanceof OAuth2ClientAuthenticationToken authenticated
                && authenticated.getRegisteredClient() != null) {
            return authenticated.getRegisteredClient();
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }

    private static Set<String> stringSet(Set<?> scopes) {
        return scopes.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }
}

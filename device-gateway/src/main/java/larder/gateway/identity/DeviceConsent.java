package larder.gateway.identity;

import java.util.List;
import larder.gateway.attempt.Attempts;
import larder.gateway.attempt.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceVerificationAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceVerificationAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Takes the code that a person read off a device. It asks for consent each time, whatever the person has agreed to before:
 * else a link with somebody else's code would be enough to let that somebody in. Guesses are limited for each account.
 */
final class DeviceConsent implements AuthenticationProvider {

    private final OAuth2DeviceVerificationAuthenticationProvider verification;
    private final Attempts attempts;

    DeviceConsent(RegisteredClientRepository clients, OAuth2AuthorizationService authorizations, Attempts attempts) {
        this.verification =
                new OAuth2DeviceVerificationAuthenticationProvider(clients, authorizations, new NothingAgreed());
        this.attempts = attempts;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        var code = (OAuth2DeviceVerificationAuthenticationToken) authentication;
        if (code.getPrincipal() instanceof Authentication person && person.isAuthenticated()) {
            Subject guesses = new Subject(Subject.Kind.USER_CODE, person.getName());
            if (!attempts.tryOnce(List.of(guesses))) {
                throw new OAuth2AuthenticationException(new OAuth2Error("slow_down"));
            }
            Authentication taken = verification.authenticate(authentication);
            attempts.takeBack(guesses);
            return taken;
        }
        return verification.authenticate(authentication);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2DeviceVerificationAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** Remembers nothing. */
    private static final class NothingAgreed implements OAuth2AuthorizationConsentService {

        @Override
        public void save(OAuth2AuthorizationConsent consent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(OAuth2AuthorizationConsent consent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable OAuth2AuthorizationConsent findById(String clientId, String person) {
            return null;
        }
    }
}

package larder.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationToken;

/** Tells a device to slow down that asks more often than every five seconds whether it was let in (RFC 8628, 3.5). */
final class DevicePolling implements AuthenticationProvider {

    /** A little less than five seconds, so that nobody is told off for a clock that is a little fast. */
    private static final Duration TOO_SOON = Duration.ofMillis(4500);

    private static final int MOST = 100_000;

    private final AuthenticationProvider codes;
    private final Cache<String, Boolean> asked =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(TOO_SOON).build();

    DevicePolling(AuthenticationProvider codes) {
        this.codes = codes;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        try {
            return codes.authenticate(authentication);
        } catch (OAuth2AuthenticationException e) {
            var code = (OAuth2DeviceCodeAuthenticationToken) authentication;
            if ("authorization_pending".equals(e.getError().getErrorCode()) && isTooSoon(code.getDeviceCode())) {
                throw new OAuth2AuthenticationException(new OAuth2Error("slow_down"), e);
            }
            throw e;
        }
    }

    private boolean isTooSoon(String code) {
        return asked.asMap().put(TokenHashes.of(code), true) != null;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return codes.supports(authentication);
    }
}

package larder.support.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes a token from the one {@code Authorization} header of a request and from nowhere else: a token in an address ends up
 * in logs, and of two tokens two readers may believe different ones.
 */
final class OneBearerToken implements BearerTokenResolver {

    private static final int LONGEST = 8 * 1024;

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw refused("more than one Authorization header");
        }
        String query = request.getQueryString();
        if (query != null && query.toLowerCase(Locale.ROOT).contains("access_token=")) {
            throw refused("a token in the address");
        }
        String token = header.resolve(request);
        if (token != null && token.length() > LONGEST) {
            throw refused("too long a token");
        }
        return token;
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(BearerTokenErrors.invalidToken(why));
    }
}

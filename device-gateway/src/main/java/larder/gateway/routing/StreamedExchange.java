package larder.gateway.routing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.client.RestClient;

/** Passes on an answer that goes on for long, as long as the token it was asked for with is good. */
final class StreamedExchange extends RestClientProxyExchange {

    private final List<OAuth2TokenValidator<Jwt>> validators;

    StreamedExchange(RestClient http, GatewayMvcProperties streaming, List<OAuth2TokenValidator<Jwt>> validators) {
        super(http, streaming);
        this.validators = validators;
    }

    @Override
    protected int copyResponseBody(ClientHttpResponse answer, InputStream from, OutputStream to) throws IOException {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                ? super.copyResponseBody(answer, new WhileGood(from, caller.getToken()), to)
                : super.copyResponseBody(answer, from, to);
    }

    /**
     * Ends before the first part that comes after the token was revoked, and is closed then: whoever is done with an answer reads what is
     * left of it, and of this one there is always more to come.
     */
    private final class WhileGood extends FilterInputStream {

        private final Jwt token;

        WhileGood(InputStream from, Jwt token) {
            super(from);
            this.token = token;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = super.read(into, offset, length);
            if (got > 0 && isGood()) {
                return got;
            }
            close();
            return -1;
        }

        private boolean isGood() {
            return validators.stream()
                    .noneMatch(validator -> validator.validate(token).hasErrors());
        }
    }
}

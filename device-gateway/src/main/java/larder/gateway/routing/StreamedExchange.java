package larder.gateway.routing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.http.MediaType;
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
        boolean endless =
                MediaType.TEXT_EVENT_STREAM.isCompatibleWith(answer.getHeaders().getContentType());
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                ? super.copyResponseBody(answer, new WhileGood(from, caller.getToken(), endless), to)
                : super.copyResponseBody(answer, from, to);
    }

    /**
     * Ends before the first part that comes after the token was revoked, and is closed then: whoever is done with an answer reads what is
     * left of it, and of this one there is much more to come. An answer that has an end breaks off, so that nobody takes a part of it for
     * the whole.
     */
    private final class WhileGood extends FilterInputStream {

        private final Jwt token;
        private final boolean endless;

        WhileGood(InputStream from, Jwt token, boolean endless) {
            super(from);
            this.token = token;
            this.endless = endless;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = super.read(into, offset, length);
            if (got > 0 && isGood()) {
                return got;
            }
            close();
            if (got > 0 && !endless) {
                throw new IOException("the token was revoked before the end of the answer");
            }
            return -1;
        }

        private boolean isGood() {
            return validators.stream()
                    .noneMatch(validator -> validator.validate(token).hasErrors());
        }
    }
}

package larder.support.client;

import java.io.IOException;
import larder.support.security.IssuerUnavailable;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;

/** Puts the access token on each call; one that is refused is left and the call made once more with another. */
final class TokenOnEachCall implements ClientHttpRequestInterceptor {

    private final AccessTokens tokens;

    TokenOnEachCall(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        String token = token();
        request.getHeaders().setBearerAuth(token);
        ClientHttpResponse response = execution.execute(request, body);
        if (response.getStatusCode() != HttpStatus.UNAUTHORIZED) {
            return response;
        }
        response.close();
        tokens.refused(token);
        request.getHeaders().setBearerAuth(token());
        return execution.execute(request, body);
    }

    private String token() throws IOException {
        try {
            return tokens.current();
        } catch (IssuerUnavailable | OAuth2AuthorizationException e) {
            throw new IOException("the issuer gives no access token", e);
        }
    }
}

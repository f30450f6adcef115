package larder.support.client;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import larder.support.security.IssuerDiscovery;
import larder.support.security.IssuerMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * The access token of one client: of all who need a new one at the same time, one asks the issuer and the others wait for
 * it. When the issuer has just refused or not answered, nobody asks it for a moment.
 */
final class AccessTokens {

    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int HALF = 2;

    private final ClientCredentials credentials;
    private final IssuerDiscovery issuer;
    private final RestClientClientCredentialsTokenResponseClient endpoint;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Held held;
    private @Nullable Failure failure;

    AccessTokens(ClientCredentials credentials, IssuerDiscovery issuer, Clock clock) {
        this.credentials = credentials;
        this.issuer = issuer;
        this.clock = clock;
        this.endpoint = new RestClientClientCredentialsTokenResponseClient();
        endpoint.setRestClient(RestClient.builder()
                .requestFactory(issuer.requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
    }

    private record Held(String token, Instant until) {}

    private record Failure(RuntimeException cause, Instant until) {}

    /**
     * A token that is good for the call about to be made.
     *
     * @throws larder.support.security.IssuerUnavailable when the issuer cannot be found
     * @throws OAuth2AuthorizationException when it gives none
     */
    String current() {
        Held present = held;
        if (present != null && clock.instant().isBefore(present.until())) {
            return present.token();
        }
        fetching.lock();
        try {
            present = held;
            if (present == null || !clock.instant().isBefore(present.until())) {
                present = fetch();
                held = present;
            }
            return present.token();
        } finally {
            fetching.unlock();
        }
    }

    /** A service did not take this token; it may have been revoked, or its key replaced. */
    void refused(String token) {
        fetching.lock();
        try {
            Held present = held;
            if (present != null && present.token().equals(token)) {
                held = null;
            }
        } finally {
            fetching.unlock();
        }
    }

    private Held fetch() {
        Failure before = failure;
        if (before != null && clock.instant().isBefore(before.until())) {
            throw before.cause();
        }
        try {
            OAuth2AccessToken token = endpoint.getTokenResponse(
                            new OAuth2ClientCredentialsGrantRequest(registration(issuer.metadata())))
                    .getAccessToken();
            failure = null;
            return new Held(token.getTokenValue(), goodUntil(token));
        } catch (RuntimeException e) {
            failure = new Failure(e, clock.instant().plus(PAUSE));
            throw e;
        }
    }

    /** Half a minute before it runs out, or at half its time where that is short. */
    private Instant goodUntil(OAuth2AccessToken token) {
        Instant now = clock.instant();
        Instant expires = token.getExpiresAt();
        if (expires == null) {
            return now.plus(EARLY);
        }
        Duration half = Duration.between(now, expires).dividedBy(HALF);
        return expires.minus(half.compareTo(EARLY) < 0 ? half : EARLY);
    }

    private ClientRegistration registration(IssuerMetadata metadata) {
        URI tokens = metadata.tokenEndpoint();
        if (tokens == null) {
            throw new OAuth2AuthorizationException(new OAuth2Error(
                    OAuth2ErrorCodes.SERVER_ERROR, metadata.issuer() + " names no token endpoint", null));
        }
        return ClientRegistration.withRegistrationId(credentials.id())
                .clientId(credentials.id())
                .clientSecret(credentials.secret())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(tokens.toString())
                .scope(credentials.scopes())
                .build();
    }
}

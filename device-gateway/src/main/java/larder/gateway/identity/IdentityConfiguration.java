package larder.gateway.identity;

import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;
import java.util.List;
import larder.gateway.OwnIssuer;
import larder.gateway.attempt.Attempts;
import larder.gateway.tokenkey.TokenKeys;
import larder.support.security.LarderTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.transaction.PlatformTransactionManager;

/** The parts of the embedded token issuer. */
@Configuration(proxyBeanMethods = false)
@OwnIssuer
class IdentityConfiguration {

    /** The secrets are long and random, so that a slow hash would protect nothing. */
    private static final int QUICK = 4;

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentityProperties identity) {
        return AuthorizationServerSettings.builder()
                .issuer(identity.issuerUri())
                .oidcUserInfoEndpoint("/oauth2/userinfo")
                .build();
    }

    @Bean
    PasswordEncoder clientSecrets() {
        return new BCryptPasswordEncoder(QUICK);
    }

    /** Checks the gateway's own tokens without a call to itself. */
    @Bean
    JwtDecoder ownTokens(TokenKeys keys, IdentityProperties identity, LiveTokens live) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                LarderTokens.validator(identity.issuerUri(), identity.audience()), live));
        return decoder;
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokenGenerator(TokenKeys keys, TokenClaims claims, Clock clock) {
        var encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(IdentityConfiguration::first);
        var jwts = new JwtGenerator(encoder);
        jwts.setJwtCustomizer(claims);
        jwts.setClock(clock);
        return new DelegatingOAuth2TokenGenerator(jwts, new RefreshTokens(clock));
    }

    /** The header names the key, so that there is one. */
    private static JWK first(List<JWK> keys) {
        return keys.getFirst();
    }

    @Bean
    OAuth2AuthorizationService authorizations(
            JdbcOperations jdbc, Clients clients, Grants grants, Clock clock, PlatformTransactionManager transactions) {
        return new Authorizations(jdbc, clients, grants, clock, transactions);
    }

    @Bean
    OAuth2AuthorizationConsentService consents(JdbcOperations jdbc, Clients clients) {
        return new JdbcOAuth2AuthorizationConsentService(jdbc, clients);
    }

    @Bean
    DeviceConsent deviceConsent(Clients clients, OAuth2AuthorizationService authorizations, Attempts attempts) {
        return new DeviceConsent(clients, authorizations, attempts);
    }
}

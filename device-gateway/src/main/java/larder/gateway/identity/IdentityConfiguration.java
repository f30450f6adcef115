package larder.gateway.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import larder.support.security.LarderTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** The embedded token issuer. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    /** The secrets are long and random and never stored, so that a slow hash would protect nothing. */
    private static final int QUICK = 4;

    private static final String[] OPEN = {"/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server"};

    /** Of all the endpoints of the authorization server only those that configured clients need. */
    @Bean
    @Order(1)
    SecurityFilterChain tokenSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(OPEN)
                .oauth2AuthorizationServer(server -> {})
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    JWKSource<SecurityContext> tokenKeys(IdentityProperties identity) {
        return new ImmutableJWKSet<>(new JWKSet(TokenKey.read(identity.tokenKey())));
    }

    /** Checks the gateway's own tokens without a call to itself. */
    @Bean
    JwtDecoder ownTokens(JWKSource<SecurityContext> tokenKeys, IdentityProperties identity) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(tokenKeys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(LarderTokens.validator(identity.issuerUri(), identity.audience()));
        return decoder;
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentityProperties identity) {
        return AuthorizationServerSettings.builder()
                .issuer(identity.issuerUri())
                .build();
    }

    @Bean
    PasswordEncoder clientSecrets() {
        return new BCryptPasswordEncoder(QUICK);
    }

    @Bean
    RegisteredClientRepository clients(IdentityProperties identity, PasswordEncoder clientSecrets) {
        return new InMemoryRegisteredClientRepository(identity.enabledClients().stream()
                .map(client -> registered(client, identity, clientSecrets))
                .toList());
    }

    private static RegisteredClient registered(
            IdentityProperties.Client client, IdentityProperties identity, PasswordEncoder clientSecrets) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(clientSecrets.encode(client.secret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(identity.tokenFor())
                        .build())
                .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(IdentityProperties identity) {
        return token -> token.getClaims()
                .audience(List.of(identity.audience()))
                .claim(
                        LarderTokens.ROLES,
                        identity.rolesOf(token.getRegisteredClient().getClientId()))
                .claim(
                        LarderTokens.SCOPE,
                        identity.scopesOf(token.getRegisteredClient().getClientId()));
    }

    @Bean
    OAuth2AuthorizationService recentAuthorizations(IdentityProperties identity) {
        return new RecentAuthorizations(identity.tokenFor());
    }
}

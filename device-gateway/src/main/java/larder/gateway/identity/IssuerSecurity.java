package larder.gateway.identity;

import larder.gateway.OwnIssuer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceVerificationAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** The endpoints of the issuer. Where a person is needed who has not logged in, they are sent to do so. */
@Configuration(proxyBeanMethods = false)
@OwnIssuer
class IssuerSecurity {

    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final String VERIFY_DEVICE = "/oauth2/device_verification";

    @Bean
    @Order(1)
    SecurityFilterChain issuer(HttpSecurity http, Clients clients, DeviceConsent deviceConsent, PersonInfo personInfo)
            throws Exception {
        var server = new OAuth2AuthorizationServerConfigurer();
        var scopes = new ScopeRules(clients);
        var publicClients = new PublicClients(clients);
        server.clientAuthentication(authentication -> authentication
                        .authenticationConverters(converters -> converters.addFirst(publicClients))
                        .authenticationProviders(providers -> providers.addFirst(publicClients)))
                .authorizationEndpoint(endpoint ->
                        endpoint.authorizationRequestConverters(scopes::applyTo).consentPage("/consent"))
                .tokenEndpoint(endpoint -> endpoint.accessTokenRequestConverters(scopes::applyTo)
                        .authenticationProviders(providers -> providers.replaceAll(one ->
                                one instanceof OAuth2DeviceCodeAuthenticationProvider ? new DevicePolling(one) : one)))
                .deviceAuthorizationEndpoint(endpoint -> endpoint.deviceAuthorizationRequestConverters(scopes::applyTo)
                        .verificationUri("/activate"))
                .deviceVerificationEndpoint(endpoint -> endpoint.consentPage("/consent")
                        .authenticationProviders(providers -> {
                            providers.removeIf(OAuth2DeviceVerificationAuthenticationProvider.class::isInstance);
                            providers.add(deviceConsent);
                        })
                        .deviceVerificationResponseHandler((_, response, _) -> response.sendRedirect("/activate/done"))
                        .errorResponseHandler((_, response, _) -> response.sendRedirect("/activate?error")))
                .oidc(oidc -> oidc.userInfoEndpoint(endpoint -> endpoint.userInfoMapper(personInfo)));
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"),
                                new OrRequestMatcher(paths.matcher(AUTHORIZE), paths.matcher(VERIFY_DEVICE)))
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), _ -> true))
                .build();
    }
}

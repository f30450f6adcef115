package larder.support.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemFilter;
import larder.support.problem.ProblemType;
import larder.support.problem.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every path of every service asks for a bearer token, but for health and metrics on the management port. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@EnableConfigurationProperties(IdentityProperties.class)
@EnableMethodSecurity
class SecuritySupportAutoConfiguration {

    /** Lets {@link AllowedTo} fill in its expression. */
    @Bean
    static AnnotationTemplateExpressionDefaults annotationTemplates() {
        return new AnnotationTemplateExpressionDefaults();
    }

    @Bean
    WebMvcConfigurer rightsBeforeArguments(AnnotationTemplateExpressionDefaults templates) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new RightsBeforeArguments(templates));
            }
        };
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain managementSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain bearerTokenSecurity(
            HttpSecurity http,
            ProblemWriter problems,
            IdentityProperties identity,
            ObjectProvider<RequestMappingHandlerMapping> endpoints)
            throws Exception {
        AuthenticationEntryPoint unauthenticated = (_, response, e) -> refuse(problems, response, e);
        AccessDeniedHandler denied = (_, response, e) -> problems.write(
                response,
                new ProblemException(ProblemType.FORBIDDEN, "The token lacks the role or the scope for this", e));
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new TokenRights(identity));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(new PublicEndpoints(endpoints))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new OneBearerToken())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(converter))
                        .authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(denied)
                        .withObjectPostProcessor(answering(unauthenticated)))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
                .addFilterBefore(new ProblemFilter(problems), BearerTokenAuthenticationFilter.class)
                .build();
    }

    /** By itself the filter throws what is not the caller's fault, past everything that makes a problem of it. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(AuthenticationEntryPoint answer) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(answer::commence);
                return filter;
            }
        };
    }

    private static void refuse(ProblemWriter problems, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof AuthenticationServiceException) {
            problems.write(response, new ProblemException(ProblemType.ISSUER_UNAVAILABLE, "Try again shortly", e));
        } else {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    e instanceof OAuth2AuthenticationException ? "Bearer error=\"invalid_token\"" : "Bearer");
            problems.write(response, new ProblemException(ProblemType.UNAUTHENTICATED, "Send a valid bearer token", e));
        }
    }

    @Bean
    IssuerDiscovery issuerDiscovery(IdentityProperties identity, SslBundles bundles) {
        return new IssuerDiscovery(
                identity.issuerUri(),
                identity.reachedAt(),
                IssuerTrust.requests(identity.trust(), bundles.getBundle("larder")));
    }

    /** Checks tokens with the issuer's keys, for all who do not have the keys themselves. */
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(
            IssuerDiscovery issuer, IdentityProperties identity, ObjectProvider<MeterRegistry> meters, Clock clock) {
        var keys = new IssuerKeys(issuer, identity, meters.getIfAvailable(SimpleMeterRegistry::new), clock);
        return new IssuerTokens(keys, identity);
    }
}

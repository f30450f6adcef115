package larder.gateway.routing;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import larder.support.problem.OwnBodyLimit;
import larder.support.problem.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.client.RestClient;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** How the gateway talks to services, and to browsers. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    /** Before anything that may refuse, so that refusals carry the headers too. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 2;

    /** Before Spring Security, which would ask a preflight for its token. */
    private static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 20;

    /** Of a feed that is imported. */
    private static final int LARGEST_CHUNK = 1024 * 1024;

    private static final List<String> OPEN_TO_BROWSERS = List.of(
            "/api/**",
            "/oauth2/token",
            "/oauth2/revoke",
            "/oauth2/jwks",
            "/oauth2/device_authorization",
            "/userinfo",
            "/.well-known/**");
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> SENT = List.of(
            "Authorization",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Last-Event-ID",
            "Prefer",
            "Upload-Complete",
            "Upload-Offset",
            "X-Request-Id",
            "traceparent");
    private static final List<String> SEEN = List.of(
            "Content-Disposition",
            "ETag",
            "Idempotency-Replayed",
            "Location",
            "Link",
            "Preference-Applied",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "Upload-Complete",
            "Upload-Limit",
            "Upload-Offset",
            "X-Request-Id");

    /** TLS that trusts the house's own authority; a virtual thread for each body that is passed on. */
    @Bean
    ProxyExchange proxyExchange(
            RoutingProperties routing,
            SslBundles bundles,
            GatewayMvcProperties streaming,
            ObjectProvider<OAuth2TokenValidator<Jwt>> tokenValidators) {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(bundles.getBundle("larder").createSslContext())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(routing.connectWithin())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        return new ServiceExchange(
                new RestClientProxyExchange(answering(client, routing.answerWithin()), streaming),
                new StreamedExchange(
                        answering(client, routing.streamWithin()),
                        streaming,
                        tokenValidators.orderedStream().toList()));
    }

    private static RestClient answering(HttpClient client, Duration within) {
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(within);
        return RestClient.builder().requestFactory(requests).build();
    }

    /** What is sent on may be as large as the service takes it. */
    @Bean
    OwnBodyLimit chunksAreLarger() {
        return OwnBodyLimit.below("/api/imports/", LARGEST_CHUNK);
    }

    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeaders() {
        var registration = new FilterRegistrationBean<>(new SecurityHeadersFilter());
        registration.setOrder(FIRST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties properties, ProblemWriter problems) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(properties.allAllowed());
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(SENT);
        allowed.setExposedHeaders(SEEN);
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(Duration.ofHours(1));
        var paths = new UrlBasedCorsConfigurationSource();
        OPEN_TO_BROWSERS.forEach(path -> paths.registerCorsConfiguration(path, allowed));
        CorsFilter filter = new CorsFilter(paths);
        filter.setCorsProcessor(new RefusedOrigin(problems));
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }
}

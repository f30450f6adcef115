package larder.gateway.document;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Lets everybody read the document: it holds nothing that the source does not. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    OpenApiDocument openApiDocument() {
        return OpenApiDocument.load();
    }

    @Bean
    @Order(2)
    SecurityFilterChain documentSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/openapi.yaml", "/api/openapi.json")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(caching -> caching.disable()))
                .build();
    }
}

package larder.support.idempotency;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** For services that have the table {@code idempotency_key}. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnProperty("larder.idempotency.enabled")
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyAutoConfiguration {

    @Bean
    AnsweredRequests answeredRequests(JdbcClient jdbc, IdempotencyProperties properties, Clock clock) {
        return new AnsweredRequests(jdbc, properties.kept(), clock);
    }

    @Bean
    Idempotency idempotency(AnsweredRequests answered, TransactionOperations transaction, JsonMapper json) {
        return new Idempotency(answered, transaction, json);
    }

    @Bean
    WebMvcConfigurer idempotentRequests() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IdempotentRequestArgument());
            }
        };
    }
}

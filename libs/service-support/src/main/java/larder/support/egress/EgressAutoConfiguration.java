package larder.support.egress;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a service that has Apache HttpClient on its class path the way out. */
@AutoConfiguration
@ConditionalOnClass(CloseableHttpClient.class)
@EnableConfigurationProperties(EgressProperties.class)
class EgressAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EgressClient egressClient(EgressProperties properties) {
        return new EgressClient(properties);
    }
}

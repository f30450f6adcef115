package larder.gateway.factory;

import larder.support.problem.OwnBodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets files be larger than other bodies. */
@Configuration(proxyBeanMethods = false)
class FactoryConfiguration {

    @Bean
    OwnBodyLimit batchesHaveTheirOwnLimit() {
        return new OwnBodyLimit(FactoryController.BATCHES);
    }
}

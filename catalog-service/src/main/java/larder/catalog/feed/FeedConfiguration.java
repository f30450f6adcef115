package larder.catalog.feed;

import larder.support.problem.OwnBodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets chunks be larger than other bodies. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    static final int LARGEST_CHUNK = 1024 * 1024;

    @Bean
    OwnBodyLimit chunksAreLarger() {
        return OwnBodyLimit.below("/v1/imports/", LARGEST_CHUNK);
    }
}

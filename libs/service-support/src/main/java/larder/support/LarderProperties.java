package larder.support;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every service is told.
 *
 * @param service the service's name: its consumer group, metric tag and event source
 * @param partitions partitions of a topic that this service is the first to need
 * @param replication replicas of such a topic
 * @param consumerConcurrency consumer threads per topic
 */
@ConfigurationProperties("larder")
record LarderProperties(
        String service,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("2") int consumerConcurrency) {

    LarderProperties {
        if (partitions < 1 || replication < 1 || consumerConcurrency < 1) {
            throw new IllegalArgumentException("partitions, replication and consumerConcurrency must be at least 1");
        }
    }
}

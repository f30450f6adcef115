package larder.order.placing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What can be set about orders that something stands in the way of.
 *
 * @param within how long it may take to mend it, before the order is called off
 */
@ConfigurationProperties("larder.order.resolution")
record ResolutionProperties(
        @Name("wait") @DefaultValue("72h") Duration within) {

    ResolutionProperties {
        if (!within.isPositive()) {
            throw new IllegalArgumentException("larder.order.resolution.wait must be longer than nothing");
        }
    }
}

package larder.order.returning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set about returns.
 *
 * @param within for how long after it was delivered an order can be given back
 */
@ConfigurationProperties("larder.order.return")
record ReturnProperties(@DefaultValue("14d") Duration within) {

    ReturnProperties {
        if (!within.isPositive()) {
            throw new IllegalArgumentException("larder.order.return.within must be longer than nothing");
        }
    }
}

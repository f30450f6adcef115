package larder.gateway.rotation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How devices change their keys.
 *
 * @param overlap how long the key that has brought in its successor goes on
 * @param maxPerDay keys a device may bring within a day
 */
@ConfigurationProperties("larder.gateway.keys")
record RotationProperties(
        @DefaultValue("24h") Duration overlap,
        @DefaultValue("20") int maxPerDay) {}

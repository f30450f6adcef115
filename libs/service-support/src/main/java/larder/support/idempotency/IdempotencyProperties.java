package larder.support.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are kept from acting twice.
 *
 * @param enabled whether the service has the table {@code idempotency_key}, and endpoints that use it
 * @param kept how long a key and its answer are kept, a day at least
 */
@ConfigurationProperties("larder.idempotency")
record IdempotencyProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("7d") Duration kept) {

    IdempotencyProperties {
        if (kept.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("larder.idempotency.kept must be a day at least");
        }
    }
}

package larder.order.profile;

import java.time.Duration;
import larder.contracts.Consent.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says of orders of one source; what it leaves open is said elsewhere.
 *
 * @param mode PROPOSE where such an order is only ever proposed; INSTANT where the shopper's consent decides
 * @param grace how long such an order can be called off once it is placed
 */
record SourceRule(@Nullable Mode mode, @Nullable Duration grace) {

    static final SourceRule OPEN = new SourceRule(null, null);

    SourceRule {
        if (grace != null && !grace.isPositive()) {
            throw new IllegalArgumentException("a grace period must be longer than nothing");
        }
    }

    /** The same, completed by a rule that counts less. */
    SourceRule or(@Nullable SourceRule fallback) {
        return fallback == null
                ? this
                : new SourceRule(mode == null ? fallback.mode : mode, grace == null ? fallback.grace : grace);
    }
}

package larder.catalog.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not sold, or only while stock lasts.
 *
 * @param state how far it is restricted
 * @param reason what people are told
 * @param since when that began
 * @param until the first moment at which it is over, where that is known
 */
public record Restriction(
        SaleState state,
        String reason,
        Instant since,
        @Nullable Instant until) {}

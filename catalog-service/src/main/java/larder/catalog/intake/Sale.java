package larder.catalog.intake;

import java.time.Instant;
import larder.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * A lower price for a while.
 *
 * @param price of one pack
 * @param from the first moment of it; none where it is at once
 * @param until the first moment after it; none where that is not known
 */
public record Sale(
        Money price, @Nullable Instant from, @Nullable Instant until) {}

package larder.sdk;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long and how often a report is sent again: exponential back-off with full jitter, never sooner than the gateway asked.
 *
 * @param firstDelay the longest pause before the first repetition; it doubles from there
 * @param maxDelay the longest pause of the back-off
 * @param deadline how long after the first attempt a last one may start
 */
public record RetryPolicy(Duration firstDelay, Duration maxDelay, Duration deadline) {

    /** Keeps trying for two minutes, which outlives a gateway's restart. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofMinutes(2));

    /** Sends once. */
    public static final RetryPolicy NONE = new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);

    private static final int MAX_DOUBLINGS = 30;

    public RetryPolicy {
        if (!firstDelay.isPositive() || maxDelay.compareTo(firstDelay) < 0 || deadline.isNegative()) {
            throw new IllegalArgumentException("delays must be positive and grow, the deadline must not be negative");
        }
    }

    /** The same back-off with another deadline. */
    public RetryPolicy within(Duration otherDeadline) {
        return new RetryPolicy(firstDelay, maxDelay, otherDeadline);
    }

    /** The pause after an attempt that failed, counted from 1. */
    Duration pauseAfter(int attempt, Duration asked, RandomGenerator random) {
        Duration doubled = firstDelay.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        long most = (doubled.compareTo(maxDelay) < 0 ? doubled : maxDelay).toMillis();
        Duration jittered = Duration.ofMillis(random.nextLong(most + 1));
        return jittered.compareTo(asked) < 0 ? asked : jittered;
    }
}

package larder.engine.topology;

import java.time.Duration;

/**
 * Tells the event that stands alone from the one in a crowd. A decision is seen by others once its transaction commits. In a crowd it
 * shares the next regular commit with others, which costs each of them little; a lone press need not wait for that.
 */
final class CommitPace {

    private final long interval;
    private final ThreadLocal<long[]> lastEvent = ThreadLocal.withInitial(() -> new long[1]);

    CommitPace(Duration commitInterval) {
        this.interval = commitInterval.toMillis();
    }

    /** Whether the calling thread has seen no other event for a commit interval. */
    boolean isAlone(long nowMillis) {
        long[] last = lastEvent.get();
        boolean alone = nowMillis - last[0] >= interval;
        last[0] = nowMillis;
        return alone;
    }
}

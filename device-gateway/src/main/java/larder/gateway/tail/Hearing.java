package larder.gateway.tail;

import java.time.Duration;

/**
 * How far a tail has heard its topic, in the time of {@link System#nanoTime()}. What was learned elsewhere after the tail
 * took its place, and while the tail is known to hear, cannot have been changed without the tail having told of it.
 */
public final class Hearing {

    private volatile boolean placed;
    private volatile long placedAt;
    private volatile long heardAllUntil;

    /** The tail stands at the end of every partition: whatever is written from now on will be heard. */
    public void place(long now) {
        if (!placed) {
            placedAt = now;
            heardAllUntil = now;
            placed = true;
        }
    }

    /** Everything that had been written by then has been heard. */
    public void heardAllUntil(long time) {
        heardAllUntil = time;
    }

    public boolean isPlaced() {
        return placed;
    }

    /**
     * Whether a change to something that was learned then would have been heard, at the latest this long after it.
     *
     * @param learnedAt when it began to be learned
     */
    public boolean covers(long learnedAt, long now, Duration delay) {
        return placed && learnedAt - placedAt >= 0 && now - heardAllUntil <= delay.toNanos();
    }
}

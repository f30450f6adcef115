package larder.gateway.attempt;

import java.time.Duration;
import java.time.Instant;

/** After the free tries each further one waits twice as long as the one before, up to a longest wait; a day forgets all. */
final class AttemptPolicy {

    static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 20;

    private AttemptPolicy() {}

    /** Whether the next try has to wait after so many. */
    static boolean mustWait(Subject.Kind kind, int tries, Instant triedAt, Instant now) {
        return tries >= kind.free() && triedAt.plus(waitAfter(kind, tries)).isAfter(now);
    }

    static Duration waitAfter(Subject.Kind kind, int tries) {
        if (tries < kind.free()) {
            return Duration.ZERO;
        }
        Duration doubled = kind.first().multipliedBy(1L << Math.min(MOST_DOUBLINGS, tries - kind.free()));
        return doubled.compareTo(kind.longest()) < 0 ? doubled : kind.longest();
    }

    static boolean isForgotten(Instant triedAt, Instant now) {
        return triedAt.plus(FORGOTTEN_AFTER).isBefore(now);
    }
}

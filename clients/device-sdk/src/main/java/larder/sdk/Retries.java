package larder.sdk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Tries until it is settled or the policy's deadline has passed. */
record Retries(RetryPolicy policy, Clock clock, Sleeper sleeper, RandomGenerator random) {

    /** One try. */
    interface Try {
        Attempt attempt() throws InterruptedException;
    }

    /** What became of it; an interrupt makes it give up. */
    Outcome untilSettled(String eventId, Try one) {
        Instant last = clock.instant().plus(policy.deadline());
        for (int attempt = 1; ; attempt++) {
            try {
                switch (one.attempt()) {
                    case Attempt.Settled settled -> {
                        return settled.outcome();
                    }
                    case Attempt.Hopeless hopeless -> {
                        return new Outcome.GaveUp(eventId, attempt, hopeless.cause());
                    }
                    case Attempt.Failed failed -> {
                        Duration pause = policy.pauseAfter(attempt, failed.notBefore(), random);
                        if (clock.instant().plus(pause).isAfter(last)) {
                            return new Outcome.GaveUp(eventId, attempt, failed.cause());
                        }
                        sleeper.sleep(pause);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome.GaveUp(eventId, attempt, "interrupted");
            }
        }
    }
}

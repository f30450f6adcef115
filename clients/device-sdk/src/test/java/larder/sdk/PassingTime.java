package larder.sdk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody sleeps. */
final class PassingTime extends Clock implements Sleeper {

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now;

    PassingTime(Instant start) {
        this.now = start;
    }

    @Override
    public void sleep(Duration pause) {
        pauses.add(pause);
        now = now.plus(pause);
    }

    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}

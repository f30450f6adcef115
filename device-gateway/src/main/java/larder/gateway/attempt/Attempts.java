package larder.gateway.attempt;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts tries in the database, for all gateways together. A try counts before it is made and is taken back when it
 * succeeds, so that a thousand at once are a thousand.
 */
@Component
public class Attempts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts a try for each subject and lets it be made; or counts nothing and refuses, as long as one of them has to wait. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean tryOnce(List<Subject> subjects) {
        Instant now = clock.instant();
        List<Subject> ordered = subjects.stream()
                .sorted(Comparator.comparing(Subject::hash, Arrays::compare))
                .toList();
        if (ordered.stream().anyMatch(subject -> mustWait(subject, now))) {
            return false;
        }
        ordered.forEach(subject -> count(subject, now));
        return true;
    }

    private boolean mustWait(Subject subject, Instant now) {
        jdbc.sql("insert into attempt (subject, tries, tried_at) values (?, 0, ?) on conflict do nothing")
                .params(subject.hash(), utc(now))
                .update();
        return jdbc.sql("select tries, tried_at from attempt where subject = ? for update")
                .param(subject.hash())
                .query((row, _) -> {
                    Instant triedAt =
                            row.getObject("tried_at", OffsetDateTime.class).toInstant();
                    return !AttemptPolicy.isForgotten(triedAt, now)
                            && AttemptPolicy.mustWait(subject.kind(), row.getInt("tries"), triedAt, now);
                })
                .single();
    }

    private void count(Subject subject, Instant now) {
        jdbc.sql("""
                        update attempt set tries = case when tried_at < ? then 1 else tries + 1 end, tried_at = ?
                        where subject = ?
                        """)
                .params(utc(now.minus(AttemptPolicy.FORGOTTEN_AFTER)), utc(now), subject.hash())
                .update();
    }

    /** Takes one try back: it succeeded. */
    @Transactional
    public void takeBack(Subject subject) {
        jdbc.sql("update attempt set tries = greatest(tries - 1, 0) where subject = ?")
                .param(subject.hash())
                .update();
    }

    /** Forgets all tries of the subject. */
    @Transactional
    public void forget(Subject subject) {
        jdbc.sql("delete from attempt where subject = ?").param(subject.hash()).update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void forgetOld() {
        jdbc.sql("delete from attempt where tried_at < ?")
                .param(utc(clock.instant().minus(AttemptPolicy.FORGOTTEN_AFTER)))
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

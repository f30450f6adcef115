package larder.support.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The keys of requests that were answered, or are at work, with their answers. */
final class AnsweredRequests {

    private static final int STEP = 1_000;

    private final JdbcClient jdbc;
    private final Duration kept;
    private final Clock clock;

    AnsweredRequests(JdbcClient jdbc, Duration kept, Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.clock = clock;
    }

    record Found(String fingerprint, Answer answer) {}

    /**
     * Takes the key for this transaction; false when it was answered before or another transaction is at work on it. Nobody waits for
     * that other one: requests that waited would hold the connections which others need.
     */
    boolean begin(String principal, IdempotencyKey key, String fingerprint) {
        return jdbc.sql("""
                        insert into idempotency_key (principal, key, fingerprint, made_at)
                        select :principal, :key, :fingerprint, :now
                        where pg_try_advisory_xact_lock(hashtextextended(:principal || chr(10) || :key, 0))
                        on conflict do nothing
                        """)
                        .param("principal", principal)
                        .param("key", key.value())
                        .param("fingerprint", fingerprint)
                        .param("now", now())
                        .update()
                == 1;
    }

    void keep(String principal, IdempotencyKey key, Answer answer) {
        jdbc.sql(
                        "update idempotency_key set status = ?, location = ?, etag = ?, body = ? where principal = ? and key = ?")
                .param(answer.status())
                .param(answer.location())
                .param(answer.etag())
                .param(answer.body())
                .param(principal)
                .param(key.value())
                .update();
    }

    Optional<Found> find(String principal, IdempotencyKey key) {
        return jdbc.sql("""
                        select fingerprint, status, location, etag, body
                        from idempotency_key where principal = ? and key = ?
                        """)
                .param(principal)
                .param(key.value())
                .query((row, _) -> new Found(
                        row.getString("fingerprint"),
                        new Answer(
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getString("body"))))
                .optional();
    }

    int forget(String principal, int most) {
        return jdbc.sql("""
                        delete from idempotency_key where (principal, key) in
                            (select principal, key from idempotency_key where principal = ? limit ?)
                        """).param(principal).param(most).update();
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    void forgetOld() {
        int forgotten;
        do {
            forgotten = forgetSome();
        } while (forgotten == STEP);
    }

    private int forgetSome() {
        return jdbc.sql("""
                        delete from idempotency_key where (principal, key) in
                            (select principal, key from idempotency_key where made_at < ? order by made_at limit ?)
                        """).param(now().minus(kept)).param(STEP).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

package larder.support;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Remembers which events a service has acted on, for as long as a topic may bring them again. */
final class ReceivedEvents {

    private static final Duration KEPT = Duration.ofDays(31);

    private final JdbcClient jdbc;
    private final Clock clock;

    ReceivedEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes the event in the current transaction; false when it was noted before. */
    boolean firstTime(String source, String id) {
        return jdbc.sql("""
                        insert into processed_event (source, event_id, processed_at) values (?, ?, ?)
                        on conflict do nothing
                        """).params(source, id, now()).update() == 1;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forgetOld() {
        jdbc.sql("delete from processed_event where processed_at < ?")
                .params(now().minus(KEPT))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

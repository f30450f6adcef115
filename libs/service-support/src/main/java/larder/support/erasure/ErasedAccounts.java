package larder.support.erasure;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import larder.contracts.ShopperId;
import larder.support.erasure.AccountErasure.Progress;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The accounts that are erased, and when to look after each again. What was under way when an account was erased may still
 * arrive; so it is looked for often at first, then less and less, until the topics cannot hold any of it.
 */
final class ErasedAccounts {

    /** Longer than decisions, which open orders, are kept in their topic. */
    private static final Duration STRAGGLERS = Duration.ofDays(8);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int PAUSE_OF_AGE = 4;

    private final JdbcClient jdbc;
    private final Duration shortestPause;

    ErasedAccounts(JdbcClient jdbc, Duration shortestPause) {
        this.jdbc = jdbc;
        this.shortestPause = shortestPause;
    }

    record Due(ShopperId account, Instant erasedAt) {}

    /** False when it was noted before. */
    boolean note(ShopperId account, Instant now) {
        return jdbc.sql("""
                        insert into erased_account (account, erased_at, look_at) values (:account, :now, :now)
                        on conflict (account) do nothing
                        """)
                        .param("account", account.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The account that has waited longest of those that are due, and is nobody else's work; held by this transaction. */
    Optional<Due> next(Instant now) {
        return jdbc.sql("""
                        select account, erased_at from erased_account where look_at <= ?
                        order by look_at limit 1 for update skip locked
                        """)
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Due(
                        new ShopperId(row.getString("account")),
                        row.getObject("erased_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void lookAgain(Due due, Progress progress, Instant now) {
        Duration age = Duration.between(due.erasedAt(), now);
        boolean over = progress == Progress.DONE && age.compareTo(STRAGGLERS) > 0;
        Instant next = now.plus(pause(progress, age));
        jdbc.sql("update erased_account set look_at = ? where account = ?")
                .param(over ? null : next.atOffset(ZoneOffset.UTC))
                .param(due.account().value())
                .update();
    }

    private Duration pause(Progress progress, Duration age) {
        if (progress == Progress.MORE) {
            return Duration.ZERO;
        }
        Duration growing = age.dividedBy(PAUSE_OF_AGE);
        if (growing.compareTo(shortestPause) < 0) {
            return shortestPause;
        }
        return growing.compareTo(LONGEST_PAUSE) < 0 ? growing : LONGEST_PAUSE;
    }
}

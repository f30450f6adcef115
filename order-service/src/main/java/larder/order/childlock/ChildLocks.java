package larder.order.childlock;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import larder.contracts.ShopperId;
import larder.contracts.decision.Decision.Trigger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the child locks. A PIN is tried under a lock on its row, so that of many that are tried at once no more are looked at than of
 * many tried one after the other; what was wrong is counted in the database, and stays counted when the service is started anew.
 */
@Component
public class ChildLocks {

    private static final int TRIES = 5;
    private static final Duration SHUT = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PasswordEncoder hashes = new BCryptPasswordEncoder();

    ChildLocks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the household keeps locked, if anything. */
    public Optional<ChildLock> of(ShopperId owner) {
        Instant now = clock.instant();
        return jdbc.sql("select triggers, locked_until from child_lock where owner = ?")
                .param(owner.value())
                .query((row, _) -> {
                    OffsetDateTime until = row.getObject("locked_until", OffsetDateTime.class);
                    return new ChildLock(
                            triggers(row.getString("triggers")),
                            until == null || !until.toInstant().isAfter(now) ? null : until.toInstant());
                })
                .optional();
    }

    /** Tries a PIN; a wrong one is counted, whatever becomes of the rest of the request. */
    @Transactional
    public PinCheck check(ShopperId owner, Pin pin) {
        return row(owner).map(row -> check(owner, row, pin)).orElseGet(PinCheck.NoLock::new);
    }

    /**
     * Tells the caller of a PIN that does not unlock.
     *
     * @throws PinRefused when it is wrong, or not looked at
     */
    public void require(PinCheck check) {
        switch (check) {
            case PinCheck.Right _, PinCheck.NoLock _ -> {}
            case PinCheck.Wrong(int left) -> throw PinRefused.wrong(left);
            case PinCheck.Shut(Instant until) -> throw PinRefused.shut(clock.instant(), until);
        }
    }

    private PinCheck check(ShopperId owner, Row row, Pin pin) {
        Instant now = clock.instant();
        if (row.shutUntil() != null && now.isBefore(row.shutUntil())) {
            return new PinCheck.Shut(row.shutUntil());
        }
        if (hashes.matches(pin.digits(), row.hash())) {
            count(owner, 0, null);
            return new PinCheck.Right();
        }
        int tries = row.wrongTries() + 1;
        if (tries < TRIES) {
            count(owner, tries, null);
            return new PinCheck.Wrong(TRIES - tries);
        }
        count(owner, 0, now.plus(SHUT));
        return new PinCheck.Shut(now.plus(SHUT));
    }

    /**
     * Locks the triggers, and no others.
     *
     * @param pin the present PIN, or that of a new lock
     * @param next the PIN from then on; the same where it is absent
     */
    @Transactional
    PinCheck put(ShopperId owner, Set<Trigger> triggers, Pin pin, @Nullable Pin next) {
        PinCheck check = check(owner, pin);
        if (check instanceof PinCheck.Wrong || check instanceof PinCheck.Shut) {
            return check;
        }
        String names = triggers.stream().sorted().map(Trigger::name).collect(Collectors.joining(","));
        String hash = hashes.encode((next == null ? pin : next).digits());
        if (check instanceof PinCheck.Right) {
            jdbc.sql("update child_lock set triggers = ?, pin_hash = ? where owner = ?")
                    .param(names)
                    .param(hash)
                    .param(owner.value())
                    .update();
            return check;
        }
        boolean first =
                jdbc.sql("""
                        insert into child_lock (owner, triggers, pin_hash) values (?, ?, ?)
                        on conflict (owner) do nothing
                        """).param(owner.value()).param(names).param(hash).update() == 1;
        return first ? check : put(owner, triggers, pin, next);
    }

    @Transactional
    PinCheck remove(ShopperId owner, Pin pin) {
        PinCheck check = check(owner, pin);
        if (check instanceof PinCheck.Right) {
            jdbc.sql("delete from child_lock where owner = ?")
                    .param(owner.value())
                    .update();
        }
        return check;
    }

    private Optional<Row> row(ShopperId owner) {
        return jdbc.sql("select pin_hash, wrong_tries, locked_until from child_lock where owner = ? for update")
                .param(owner.value())
                .query((row, _) -> {
                    OffsetDateTime until = row.getObject("locked_until", OffsetDateTime.class);
                    return new Row(
                            row.getString("pin_hash"),
                            row.getInt("wrong_tries"),
                            until == null ? null : until.toInstant());
                })
                .optional();
    }

    private void count(ShopperId owner, int wrongTries, @Nullable Instant shutUntil) {
        jdbc.sql("update child_lock set wrong_tries = :tries, locked_until = :until where owner = :owner")
                .param("tries", wrongTries)
                .param(
                        "until",
                        shutUntil == null ? null : shutUntil.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("owner", owner.value())
                .update();
    }

    private static List<Trigger> triggers(String names) {
        return Arrays.stream(names.split(",", -1)).map(Trigger::valueOf).toList();
    }

    private record Row(
            String hash, int wrongTries, @Nullable Instant shutUntil) {}
}

package larder.gateway.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import larder.contracts.ShopperId;
import larder.gateway.account.AccountEvent.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All notices. */
@Component
public class Notices {

    private static final String COLUMNS =
            "select id, kind, about, test, told_at, read_at is not null as read from notice ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(ShopperId account, Kind kind, String about, boolean test) {
        jdbc.sql("insert into notice (account, kind, about, test, told_at) values (?, ?, ?, ?, ?)")
                .params(account.value(), kind.name(), about, test, now())
                .update();
    }

    /** Whether the person was told and has not read it yet. */
    boolean isUnread(ShopperId account, Kind kind, String about) {
        return jdbc.sql("select count(*) from notice where account = ? and kind = ? and about = ? and read_at is null")
                        .params(account.value(), kind.name(), about)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Who was last told that a device became theirs, unless they were told of its end since. */
    Optional<ShopperId> lastOwnerTold(String device) {
        return jdbc.sql("""
                        select account, kind from notice
                        where kind in ('DEVICE_CLAIMED', 'DEVICE_TRANSFERRED', 'DEVICE_DEREGISTERED') and about = ?
                        order by id desc limit 1
                        """)
                .param(device)
                .query((row, _) -> Kind.DEVICE_CLAIMED.name().equals(row.getString("kind"))
                        ? Optional.of(new ShopperId(row.getString("account")))
                        : Optional.<ShopperId>empty())
                .optional()
                .flatMap(told -> told);
    }

    /** The person's notices before this one, the latest first. */
    List<Notice> page(ShopperId account, long before, int limit) {
        return jdbc.sql(COLUMNS + "where account = ? and id < ? order by id desc limit ?")
                .params(account.value(), before, limit)
                .query((row, _) -> new Notice(
                        row.getLong("id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("about"),
                        row.getBoolean("test") ? Boolean.TRUE : null,
                        row.getObject("told_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("read")))
                .list();
    }

    /** All notices of the person, the latest first. */
    public List<Notice> of(ShopperId account) {
        return page(account, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    long unread(ShopperId account) {
        return jdbc.sql("select count(*) from notice where account = ? and read_at is null")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    /** Marks one of the person's notices as read; false when there is none. */
    boolean read(ShopperId account, long id) {
        return jdbc.sql("update notice set read_at = coalesce(read_at, ?) where account = ? and id = ?")
                        .params(now(), account.value(), id)
                        .update()
                == 1;
    }

    /** Marks all of the person's notices up to this one as read. */
    void readUpTo(ShopperId account, long id) {
        jdbc.sql("update notice set read_at = ? where account = ? and id <= ? and read_at is null")
                .params(now(), account.value(), id)
                .update();
    }

    void forget(ShopperId account) {
        jdbc.sql("delete from notice where account = ?").param(account.value()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /**
     * A notice as its reader sees it.
     *
     * @param about the app, browser, passkey, device, slot or order it is about
     * @param test true for an order that runs as a test, otherwise absent
     */
    public record Notice(
            long id, Kind kind, String about, @Nullable Boolean test, Instant toldAt, boolean read) {}
}

package larder.gateway.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.gateway.account.AccountEvent;
import larder.support.erasure.AccountErasure;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All that was ever done with devices. */
@Component
public class DeviceHistory {

    private static final String ADD =
            "insert into device_history (device, at, what, role, actor, owner) values (?, ?, ?, ?, ?, ?)";
    private static final String PAGE = """
            select id, device, at, what, role, actor, owner from device_history
            where device = ? and (?::text is null or owner = ?) and id > ? order by id limit ?""";

    private static final String FORGET_OWNER = "update device_history set owner = ? where owner = ?";
    private static final String FORGET_ACTOR =
            "update device_history set actor = ? where actor = ? and role in ('OWNER', 'RECIPIENT')";

    private final JdbcTemplate jdbc;

    DeviceHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds to the history in the transaction that makes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<Entry> entries) {
        jdbc.batchUpdate(ADD, entries, Math.max(1, entries.size()), (row, entry) -> {
            ShopperId owner = entry.owner();
            row.setString(1, entry.device().value());
            row.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
            row.setString(3, entry.what().name());
            row.setString(4, entry.by().role().name());
            row.setString(5, entry.by().id());
            row.setString(6, owner == null ? null : owner.value());
        });
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Entry entry) {
        add(List.of(entry));
    }

    /** Some entries of a device in order; of one owner's time, or of all times. */
    @Transactional(readOnly = true)
    List<Numbered> page(DeviceId device, @Nullable ShopperId owner, long after, int limit) {
        String of = owner == null ? null : owner.value();
        return jdbc.query(PAGE, (row, _) -> read(row), device.value(), of, of, after, limit);
    }

    /** What was done stays, and when; that it was theirs does not. What staff did stays under their id. */
    @EventListener
    void on(AccountEvent.Erased erased) {
        jdbc.update(FORGET_OWNER, AccountErasure.NOBODY, erased.account().value());
        jdbc.update(FORGET_ACTOR, AccountErasure.NOBODY, erased.account().value());
    }

    private static Numbered read(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        return new Numbered(
                row.getLong("id"),
                new Entry(
                        new DeviceId(row.getString("device")),
                        row.getTimestamp("at").toInstant(),
                        What.valueOf(row.getString("what")),
                        new Actor(Actor.Role.valueOf(row.getString("role")), row.getString("actor")),
                        owner == null ? null : new ShopperId(owner)));
    }

    /** @param number its place in the order of all entries */
    record Numbered(long number, Entry entry) {}
}

package larder.order.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import larder.contracts.ShopperId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what operations have said of accounts. */
@Component
public class Standings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Standings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How the account stands: well, where nothing was ever said. */
    public AccountStanding of(ShopperId account) {
        return jdbc.sql("select * from account_standing where owner = ?")
                .param(account.value())
                .query((row, _) -> read(row))
                .optional()
                .orElseGet(() -> new AccountStanding(account, Standing.GOOD, null, null));
    }

    /** Whether no order of the account may be placed. */
    public boolean suspended(ShopperId account) {
        return of(account).standing() == Standing.SUSPENDED;
    }

    /** Said again with other words, it stands as it stood since. */
    void set(ShopperId account, Standing standing, @Nullable String reason, String by) {
        jdbc.sql("""
                        insert into account_standing (owner, standing, reason, set_by, since)
                        values (:owner, :standing, :reason, :by, :now)
                        on conflict (owner) do update set standing = excluded.standing, reason = excluded.reason,
                            set_by = excluded.set_by,
                            since = case when account_standing.standing = excluded.standing
                                    then account_standing.since else excluded.since end
                        """)
                .param("owner", account.value())
                .param("standing", standing.name())
                .param("reason", reason)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static AccountStanding read(ResultSet row) throws SQLException {
        return new AccountStanding(
                new ShopperId(row.getString("owner")),
                Standing.valueOf(row.getString("standing")),
                row.getString("reason"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}

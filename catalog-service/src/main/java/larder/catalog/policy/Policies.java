package larder.catalog.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import larder.catalog.policy.Policy.Standing;
import larder.events.EventJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The policies, and everything that was ever done to them. */
@Component
class Policies {

    private final JdbcClient database;

    Policies(JdbcClient database) {
        this.database = database;
    }

    Optional<Policy> find(UUID id) {
        return database.sql("select * from sale_policy where id = ?")
                .param(id)
                .query((row, _) -> policy(row))
                .optional();
    }

    /** The policy, which nobody else changes until the transaction ends. */
    Optional<Policy> lock(UUID id) {
        return database.sql("select * from sale_policy where id = ? for update")
                .param(id)
                .query((row, _) -> policy(row))
                .optional();
    }

    /**
     * The latest policies, the last laid first.
     *
     * @param after goes on behind this policy; none for the beginning
     */
    List<Policy> page(
            @Nullable Standing standing,
            @Nullable Scope scope,
            @Nullable String subject,
            @Nullable UUID after,
            int limit,
            Instant now) {
        return database.sql("""
                        select * from sale_policy
                        where (cast(:after as uuid) is null
                            or number < (select number from sale_policy where id = cast(:after as uuid)))
                          and (cast(:scope as text) is null or scope = :scope)
                          and (cast(:subject as text) is null or subject_key in (:subject, :brand))
                          and (cast(:standing as text) is null or :standing = case
                              when ends_at <= :now or ends_at <= starts_at then 'PAST'
                              when starts_at > :now then 'SCHEDULED' else 'IN_FORCE' end)
                        order by number desc limit :limit
                        """)
                .param("after", after)
                .param("scope", scope == null ? null : scope.name())
                .param("subject", subject)
                .param("brand", subject == null ? null : Scope.BRAND.keyOf(subject))
                .param("standing", standing == null ? null : standing.name())
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, _) -> policy(row))
                .list();
    }

    /** Adds a policy with the first row of its history. */
    void add(Policy policy, Amendment change) {
        database.sql("""
                        insert into sale_policy
                            (id, scope, subject, subject_key, state, starts_at, ends_at, reason, note, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(policy.id())
                .param(policy.scope().name())
                .param(policy.subject())
                .param(policy.key())
                .param(policy.terms().state().name())
                .param(utc(policy.terms().from()))
                .param(utc(policy.terms().until()))
                .param(policy.terms().reason())
                .param(policy.terms().note())
                .param(policy.version())
                .update();
        note(policy, change);
    }

    /** Writes what a locked policy says now, with a row of its history. */
    void write(Policy policy, Amendment change) {
        database.sql("""
                        update sale_policy
                        set state = ?, starts_at = ?, ends_at = ?, reason = ?, note = ?, version = ? where id = ?
                        """)
                .param(policy.terms().state().name())
                .param(utc(policy.terms().from()))
                .param(utc(policy.terms().until()))
                .param(policy.terms().reason())
                .param(policy.terms().note())
                .param(policy.version())
                .param(policy.id())
                .update();
        note(policy, change);
    }

    /** What was done to a policy, in that order, from behind a version on. */
    List<Amendment> history(UUID id, int after, int limit) {
        return database.sql("""
                        select version, action, at, by, why, before, after from sale_policy_change
                        where policy = ? and version > ? order by version limit ?
                        """)
                .params(id, after, limit)
                .query((row, _) -> new Amendment(
                        row.getInt("version"),
                        Amendment.Action.valueOf(row.getString("action")),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        row.getString("why"),
                        terms(row.getString("before")),
                        EventJson.MAPPER.readValue(row.getString("after"), Policy.Terms.class)))
                .list();
    }

    private void note(Policy policy, Amendment change) {
        database.sql("""
                        insert into sale_policy_change (policy, version, action, at, by, why, before, after)
                        values (?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb))
                        """)
                .param(policy.id())
                .param(change.version())
                .param(change.action().name())
                .param(utc(change.at()))
                .param(change.by())
                .param(change.why())
                .param(change.before() == null ? null : EventJson.MAPPER.writeValueAsString(change.before()))
                .param(EventJson.MAPPER.writeValueAsString(change.after()))
                .update();
    }

    private static Policy policy(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("ends_at");
        return new Policy(
                row.getObject("id", UUID.class),
                Scope.valueOf(row.getString("scope")),
                row.getString("subject"),
                row.getInt("version"),
                new Policy.Terms(
                        SaleState.valueOf(row.getString("state")),
                        row.getTimestamp("starts_at").toInstant(),
                        until == null ? null : until.toInstant(),
                        row.getString("reason"),
                        row.getString("note")));
    }

    private static Policy.@Nullable Terms terms(@Nullable String json) {
        return json == null ? null : EventJson.MAPPER.readValue(json, Policy.Terms.class);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

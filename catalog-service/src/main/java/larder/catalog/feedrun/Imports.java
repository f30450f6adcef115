package larder.catalog.feedrun;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import larder.catalog.feedformat.FeedFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The runs of feeds. A change answers whether it was made: it is not where the run is in another state by then. */
@Component
public class Imports {

    private final JdbcClient database;
    private final Clock clock;

    Imports(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void open(UUID id, FeedImport.Order order, String author) {
        database.sql("""
                        insert into feed_import (id, seller, source, format, mode, language, currency, allow_removals,
                                                 expected_bytes, expected_sha256, state, author, created_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'UPLOADING', ?, ?, ?)
                        """)
                .param(id)
                .param(order.seller())
                .param(order.source())
                .param(order.format().name())
                .param(order.mode().name())
                .param(order.language())
                .param(order.currency())
                .param(order.allowRemovals())
                .param(order.expectedBytes())
                .param(order.expectedSha256())
                .param(author)
                .param(now())
                .param(now())
                .update();
    }

    public Optional<FeedImport> find(UUID id) {
        return database.sql("select * from feed_import where id = ?")
                .param(id)
                .query(Imports::read)
                .optional();
    }

    /** The run, which nobody changes until the transaction ends. */
    public Optional<FeedImport> hold(UUID id) {
        return database.sql("select * from feed_import where id = ? for update")
                .param(id)
                .query(Imports::read)
                .optional();
    }

    /** The runs before a place, the latest first. */
    public List<FeedImport> page(long before, int limit) {
        return database.sql("select * from feed_import where place < ? order by place desc limit ?")
                .param(before)
                .param(limit)
                .query(Imports::read)
                .list();
    }

    public void append(FeedImport run, byte[] bytes, boolean complete) {
        if (bytes.length > 0) {
            database.sql("insert into feed_chunk (import, start, bytes) values (?, ?, ?)")
                    .param(run.place())
                    .param(run.bytes())
                    .param(bytes)
                    .update();
        }
        database.sql("update feed_import set bytes = bytes + ?, state = ?, changed_at = ? where place = ?")
                .param(bytes.length)
                .param((complete ? FeedImport.State.WAITING : FeedImport.State.UPLOADING).name())
                .param(now())
                .param(run.place())
                .update();
    }

    /** The chunk in which the byte stands, from there on; none behind the last. */
    byte @Nullable [] bytes(long place, long from) {
        return database.sql("""
                        select substring(bytes from cast(:from - start + 1 as integer)) from feed_chunk
                        where import = :place and start <= :from and start + length(bytes) > :from
                        """)
                .param("from", from)
                .param("place", place)
                .query(byte[].class)
                .optional()
                .orElse(null);
    }

    /** A run that waits, or that a worker has left, and no earlier one of its feed: held by this worker from now on. */
    Optional<FeedImport> claim(UUID worker, Duration lease) {
        return database.sql("""
                        update feed_import set worker = :worker, lease_until = :until, changed_at = :now,
                               state = case when state = 'WAITING' then 'RUNNING' else state end,
                               started_at = coalesce(started_at, :now)
                        where place = (
                            select place from feed_import f
                            where (state = 'WAITING' or (state in ('RUNNING', 'REMOVING') and lease_until < :now))
                              and not exists (select 1 from feed_import earlier
                                              where earlier.seller = f.seller and earlier.source = f.source
                                                and earlier.place < f.place
                                                and earlier.state in ('WAITING', 'RUNNING', 'REMOVING'))
                              and not exists (select 1 from feed_import other
                                              where other.seller = f.seller and other.source = f.source
                                                and other.place <> f.place and other.state in ('RUNNING', 'REMOVING'))
                            order by place limit 1 for update skip locked)
                        returning *
                        """)
                .param("worker", worker)
                .param("until", now().plus(lease))
                .param("now", now())
                .query(Imports::read)
                .optional();
    }

    /** Lets another worker, or this one, go on with what this one was at. */
    void letGo(UUID worker) {
        database.sql("update feed_import set lease_until = ? where worker = ? and state in ('RUNNING', 'REMOVING')")
                .param(Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .param(worker)
                .update();
    }

    /** Locks the run for one step, if this worker still has it and it is where it was left. */
    boolean step(FeedImport run, UUID worker, FeedImport.State state, Duration lease) {
        return database.sql("""
                        update feed_import set lease_until = ?
                        where place = ? and worker = ? and state = ? and rows = ?
                        """)
                        .param(now().plus(lease))
                        .param(run.place())
                        .param(worker)
                        .param(state.name())
                        .param(run.tally().rows())
                        .update()
                == 1;
    }

    void count(long place, FeedImport.Tally tally) {
        database.sql("""
                        update feed_import set rows = ?, created = ?, updated = ?, unchanged = ?, refused = ?, unreadable = ?,
                               warned = ?, removed = ?, changed_at = ? where place = ?
                        """)
                .param(tally.rows())
                .param(tally.created())
                .param(tally.updated())
                .param(tally.unchanged())
                .param(tally.refused())
                .param(tally.unreadable())
                .param(tally.warned())
                .param(tally.removed())
                .param(now())
                .param(place)
                .update();
    }

    void enter(long place, FeedImport.State state, @Nullable String reason) {
        database.sql("""
                        update feed_import set state = ?, reason = coalesce(?, reason), changed_at = ?,
                               ended_at = case when ? then cast(? as timestamptz) end
                        where place = ?
                        """)
                .param(state.name())
                .param(reason)
                .param(now())
                .param(state.isOver())
                .param(now())
                .param(place)
                .update();
    }

    /** Ends a run and lets go of all it needed; its report stays. */
    public void end(FeedImport run, FeedImport.State state, @Nullable String reason) {
        enter(run.place(), state, reason);
        database.sql("delete from feed_chunk where import = ?")
                .param(run.place())
                .update();
        database.sql("delete from feed_item where import = ?")
                .param(run.place())
                .update();
    }

    /** Forgets what ended long ago, and ends uploads of which nothing was heard for long. */
    void forget(Duration kept, Duration silent) {
        database.sql("delete from feed_import where ended_at < ?")
                .param(now().minus(kept))
                .update();
        database.sql("select * from feed_import where state = 'UPLOADING' and changed_at < ? for update skip locked")
                .param(now().minus(silent))
                .query(Imports::read)
                .list()
                .forEach(run -> end(run, FeedImport.State.CANCELLED, "The upload was not finished"));
    }

    private static FeedImport read(ResultSet row, int number) throws SQLException {
        Timestamp started = row.getTimestamp("started_at");
        Timestamp ended = row.getTimestamp("ended_at");
        return new FeedImport(
                row.getObject("id", UUID.class),
                row.getLong("place"),
                new FeedImport.Order(
                        row.getString("seller"),
                        row.getString("source"),
                        FeedFormat.valueOf(row.getString("format")),
                        FeedImport.Mode.valueOf(row.getString("mode")),
                        row.getString("language"),
                        row.getString("currency"),
                        row.getBoolean("allow_removals"),
                        row.getObject("expected_bytes", Long.class),
                        row.getString("expected_sha256")),
                row.getString("author"),
                FeedImport.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getLong("bytes"),
                new FeedImport.Tally(
                        row.getLong("rows"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("refused"),
                        row.getLong("unreadable"),
                        row.getLong("warned"),
                        row.getLong("removed")),
                row.getTimestamp("created_at").toInstant(),
                started == null ? null : started.toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

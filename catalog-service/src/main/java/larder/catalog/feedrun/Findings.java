package larder.catalog.feedrun;

import java.util.List;
import java.util.function.Function;
import larder.catalog.feedrow.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What there is to say of the rows of a run, in the order in which it was found. */
@Component
public class Findings {

    private final JdbcClient database;

    Findings(JdbcClient database) {
        this.database = database;
    }

    /**
     * A finding and where it was made.
     *
     * @param number its place in the report; behind it the next page goes on
     * @param line the line of a text, or the number of an XML document's item
     * @param item the id of the product as the feed has it
     */
    public record Entry(long number, long line, @Nullable String item, Finding finding) {}

    void note(long place, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into feed_finding (import, line, item, severity, code, attribute, message)
                        select :place, w.* from unnest(cast(:lines as bigint[]), cast(:items as text[]), cast(:severities as text[]),
                                cast(:codes as text[]), cast(:attributes as text[]), cast(:messages as text[])) as w
                        """)
                .param("place", place)
                .param("lines", column(entries, Entry::line))
                .param("items", column(entries, Entry::item))
                .param("severities", column(entries, each -> each.finding().severity()))
                .param("codes", column(entries, each -> each.finding().code()))
                .param("attributes", column(entries, each -> each.finding().attribute()))
                .param("messages", column(entries, each -> each.finding().message()))
                .update();
    }

    /** The findings behind a number, of one severity or of all. */
    public List<Entry> page(FeedImport run, long after, Finding.@Nullable Severity severity, int limit) {
        return database.sql("""
                        select number, line, item, severity, code, attribute, message from feed_finding
                        where import = ? and number > ? and (cast(? as text) is null or severity = ?)
                        order by number limit ?
                        """)
                .param(run.place())
                .param(after)
                .param(severity == null ? null : severity.name())
                .param(severity == null ? null : severity.name())
                .param(limit)
                .query((row, _) -> new Entry(
                        row.getLong("number"),
                        row.getLong("line"),
                        row.getString("item"),
                        new Finding(
                                Finding.Severity.valueOf(row.getString("severity")),
                                row.getString("code"),
                                row.getString("attribute"),
                                row.getString("message"))))
                .list();
    }

    /**
     * How often one thing was found, and where first.
     *
     * @param line the first line of a text, or item of an XML document, of which it is to be said
     * @param item the product there, as the feed has it
     */
    public record Count(
            Finding.Severity severity,
            String code,
            long count,
            long line,
            @Nullable String item) {}

    /** What was found, what refused rows first. */
    public List<Count> counts(FeedImport run) {
        return database.sql("""
                        select severity, code, count(*) as count, (array_agg(line order by number))[1] as line,
                               (array_agg(item order by number))[1] as item
                        from feed_finding where import = ? group by severity, code order by severity, code
                        """)
                .param(run.place())
                .query((row, _) -> new Count(
                        Finding.Severity.valueOf(row.getString("severity")),
                        row.getString("code"),
                        row.getLong("count"),
                        row.getLong("line"),
                        row.getString("item")))
                .list();
    }

    private static @Nullable String[] column(List<Entry> entries, Function<Entry, @Nullable Object> of) {
        @Nullable String[] column = new @Nullable String[entries.size()];
        for (int i = 0; i < column.length; i++) {
            Object value = of.apply(entries.get(i));
            column[i] = value == null ? null : value.toString();
        }
        return column;
    }
}

package larder.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The least that can be done with the rows of a feed: PostgreSQL copies them, as they are, into a table without an index. */
final class CopyFloor {

    private final FeedText feed;

    CopyFloor(FeedText feed) {
        this.feed = feed;
    }

    /** Rows a second. */
    double perSecond(Connection connection) throws SQLException, IOException {
        String columns = Arrays.stream(feed.head().split("\t", -1))
                .map(name -> "\"" + name.replace("\"", "") + "\" text")
                .collect(Collectors.joining(", "));
        String body = feed.body();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table bare (" + columns + ")");
            long begun = System.nanoTime();
            // A quote that no feed has: what stands between two tabs is taken as it is.
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy bare from stdin with (format csv, delimiter E'\\t', quote E'\\x01')",
                            new StringReader(body));
            double seconds = (System.nanoTime() - begun) / 1e9;
            statement.execute("drop table bare");
            return feed.rows().size() / seconds;
        }
    }
}

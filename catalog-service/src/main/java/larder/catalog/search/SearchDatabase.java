package larder.catalog.search;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database as a search sees it: it gives up after a while, since what is asked for comes from anybody. */
@Component
class SearchDatabase {

    private static final int LIMIT_SECONDS = 2;
    private static final String QUERY_CANCELLED = "57014";

    private final JdbcClient client;

    SearchDatabase(DataSource dataSource) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(LIMIT_SECONDS);
        client = JdbcClient.create(template);
    }

    JdbcClient client() {
        return client;
    }

    /** What a search finds; 503 {@code overloaded} when it takes too long. */
    <T> T bounded(Supplier<T> search) {
        try {
            return search.get();
        } catch (DataAccessException e) {
            throw gaveUp(e) ? new ProblemException(ProblemType.OVERLOADED, "The search took too long", e) : e;
        }
    }

    private static boolean gaveUp(DataAccessException e) {
        return e instanceof QueryTimeoutException
                || Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                        .anyMatch(cause ->
                                cause instanceof SQLException sql && QUERY_CANCELLED.equals(sql.getSQLState()));
    }
}

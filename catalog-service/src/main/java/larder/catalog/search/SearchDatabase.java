package larder.catalog.search;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database as a search sees it: it gives up after a while, since what is asked for comes from anybody. */
@Component
class SearchDatabase {

    private static final Logger log = LoggerFactory.getLogger(SearchDatabase.class);
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
            if (!gaveUp(e)) {
                throw e;
            }
            // Named here and not carried on: as a cause it would be taken for a database that is away.
            log.atWarn().addKeyValue("cause", e.getMessage()).log("search took too long");
            throw new ProblemException(ProblemType.OVERLOADED, "The search took too long");
        }
    }

    private static boolean gaveUp(DataAccessException e) {
        return e instanceof QueryTimeoutException
                || Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                        .anyMatch(cause ->
                                cause instanceof SQLException sql && QUERY_CANCELLED.equals(sql.getSQLState()));
    }
}

package larder.stack.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import larder.stack.folder.Endpoints.Database;

/** One database, read as it was at one moment and in pieces that fit into memory. */
final class Tables implements AutoCloseable {

    private static final int FETCH = 2_000;

    private final Connection connection;

    /** Takes one row. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    Tables(Database database) {
        try {
            connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + database.jdbcUrl(), e);
        }
    }

    /** Passes on every row of a query. */
    void each(String sql, Row sink) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            pass(statement, sink);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows for these ids: a query of (id, text) with one array parameter. */
    Map<UUID, String> byId(String sql, Collection<UUID> ids) {
        Map<UUID, String> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            pass(statement, row -> found.put(row.getObject(1, UUID.class), row.getString(2)));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pass(PreparedStatement statement, Row sink) throws SQLException {
        statement.setFetchSize(FETCH);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sink.read(rows);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

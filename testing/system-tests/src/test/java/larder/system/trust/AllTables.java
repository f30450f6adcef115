package larder.system.trust;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import larder.stack.folder.Endpoints.Database;

/** Every table of a service's database, those that nobody remembers too. */
final class AllTables implements AutoCloseable {

    private final Connection connection;

    private AllTables(Connection connection) {
        this.connection = connection;
    }

    static AllTables of(Database database) {
        try {
            return new AllTables(DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables of which some row holds the text, in whatever case, as characters or as bytes. */
    List<String> holding(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : texts("select tablename from pg_tables where schemaname = 'public' order by tablename")) {
            String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
            String query = "select 1 from \"" + table + "\" t where t::text ilike ? or t::text ilike ? limit 1";
            if (!texts(query, "%" + text + "%", "%" + bytes + "%").isEmpty()) {
                found.add(table);
            }
        }
        return found;
    }

    private List<String> texts(String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
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

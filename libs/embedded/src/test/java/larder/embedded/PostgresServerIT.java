package larder.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    @TempDir
    private Path folder;

    @Test
    void findsItsDataAgainAfterAnOrderlyStopAndAfterAPowerCut() throws SQLException {
        PostgresSettings settings = kept("secret");
        try (PostgresServer server = new PostgresServer(settings).start()) {
            server.createDatabaseWithUser("larder_order", "of-the-order-service");
            insertAs(server, "of-the-order-service");

            server.stop();
            server.start();
            assertThat(count(server)).isEqualTo(1);

            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            server.stop();
        }
        try (PostgresServer again = new PostgresServer(settings).start()) {
            again.createDatabaseWithUser("larder_order", "of-the-order-service");
            assertThat(count(again)).isEqualTo(1);
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (PostgresServer server = new PostgresServer(kept("secret")).start()) {
            server.createDatabaseWithUser("larder_order", "of-the-order-service");
            server.createDatabaseWithUser("larder_catalog", "of-the-catalogue");

            assertThatThrownBy(() -> open(server, "larder_order", "larder_order", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> open(server, "larder_order", "larder_catalog", "of-the-catalogue"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void saysSoWhenTheDataAreUnderAnotherPassword() {
        PostgresSettings settings = kept("secret");
        new PostgresServer(settings).start().close();

        PostgresServer other =
                new PostgresServer(PostgresSettings.kept(settings.data(), settings.log(), FreePort.find(), "another"));

        assertThatThrownBy(other::start).isInstanceOf(StartFailed.class).hasMessageContaining("password");
    }

    @Test
    void leavesNothingBehindOfAServerForOneRun() {
        PostgresSettings settings = PostgresSettings.forOneRun();
        PostgresServer server = new PostgresServer(settings).start();
        long pid = server.pid();

        server.close();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(settings.folder()).doesNotExist();
    }

    private PostgresSettings kept(String password) {
        return PostgresSettings.kept(
                folder.resolve("data"), folder.resolve("postgresql.log"), FreePort.find(), password);
    }

    private static void insertAs(PostgresServer server, String password) throws SQLException {
        try (Connection connection = open(server, "larder_order", "larder_order", password);
                Statement statement = connection.createStatement()) {
            statement.execute("create table note (text varchar)");
            statement.execute("insert into note values ('kept')");
        }
    }

    private static Connection open(PostgresServer server, String database, String user, String password)
            throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), user, password);
    }

    private static int count(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect("larder_order");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from note")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

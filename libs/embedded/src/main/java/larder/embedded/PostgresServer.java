package larder.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL server on a loopback port, as a child process; its data folder is made by the first start. */
public final class PostgresServer implements AutoCloseable {

    public static final String SUPERUSER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_GRACE = Duration.ofSeconds(30);

    private final PostgresSettings settings;
    private final Unprivileged unprivileged = Unprivileged.here();
    private @Nullable ChildProcess process;

    public PostgresServer(PostgresSettings settings) {
        this.settings = settings;
    }

    /** Starts the server, and returns once it takes connections. Starting one that runs does nothing. */
    public synchronized PostgresServer start() {
        if (process != null && process.isAlive()) {
            return this;
        }
        if (settings.temporary()) {
            Reaper.shared().deleteAtEnd(settings.folder());
        }
        Path home = PostgresBinaries.unpacked(unprivileged);
        PostgresData data = new PostgresData(settings, unprivileged, home);
        data.initialise();
        data.clearLeftovers();
        process = new ChildProcess.Program(
                        "PostgreSQL", command(home), Map.of("LC_ALL", "C"), settings.log(), Signal.INT)
                .start();
        awaitReady(process);
        return this;
    }

    private List<String> command(Path home) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/postgres").toString(), "-D", settings.data().toString()));
        setting(command, "port", Integer.toString(settings.port()));
        setting(command, "listen_addresses", "127.0.0.1");
        setting(command, "unix_socket_directories", "");
        setting(command, "max_connections", "200");
        setting(command, "shared_buffers", "64MB");
        setting(command, "timezone", "UTC");
        setting(command, "log_timezone", "UTC");
        if (settings.temporary()) {
            setting(command, "fsync", "off");
            setting(command, "synchronous_commit", "off");
            setting(command, "full_page_writes", "off");
        }
        return unprivileged.command(command);
    }

    private static void setting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    private void awaitReady(ChildProcess started) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (started.isAlive() && System.nanoTime() < deadline) {
            try (Connection connection = connect(SUPERUSER)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if ("28P01".equals(e.getSQLState())) {
                    started.kill();
                    throw StartFailed.because(
                            "the password of " + settings.data() + " is another than the one given", e);
                }
            }
            pauseBriefly();
        }
        String why = started.isAlive() ? "no connection within " + START_LIMIT : "it ended";
        started.kill();
        throw StartFailed.of(started, why);
    }

    private static void pauseBriefly() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StartFailed.because("interrupted while PostgreSQL was starting", e);
        }
    }

    public int port() {
        return settings.port();
    }

    public String password() {
        return settings.password();
    }

    /** The process id of the postmaster. */
    public long pid() {
        return running().pid();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, settings.password());
    }

    /** Makes a database that the superuser owns, where there is none. */
    public void createDatabase(String name) {
        createDatabase(name, SUPERUSER);
    }

    /**
     * Makes a database and the one user that may use it, where they are missing, and sets the user's password.
     *
     * @param name of both
     */
    public void createDatabaseWithUser(String name, String password) {
        try (Connection connection = connect(SUPERUSER)) {
            execute(
                    connection,
                    exists(connection, "pg_roles where rolname", name) ? "alter" : "create",
                    name,
                    password);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make user " + name, e);
        }
        createDatabase(name, name);
    }

    private static void execute(Connection connection, String verb, String user, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(verb + " role " + statement.enquoteIdentifier(user, true) + " login password "
                    + statement.enquoteLiteral(password));
        }
    }

    private void createDatabase(String name, String owner) {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "pg_database where datname", name)) {
                String database = statement.enquoteIdentifier(name, true);
                statement.execute("create database " + database + " owner " + statement.enquoteIdentifier(owner, true));
                statement.execute("revoke connect on database " + database + " from public");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make database " + name, e);
        }
    }

    private static boolean exists(Connection connection, String what, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from " + what + " = ?")) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    /** Ends the server in an orderly way; clients are cut off. */
    public synchronized void stop() {
        if (process != null) {
            process.stop(STOP_GRACE);
            process = null;
        }
    }

    /** Freezes the server: connections stay open and nothing answers. */
    public void pause() {
        running().pause();
    }

    public void resume() {
        running().resume();
    }

    /** Stops, and deletes what was for one run only. */
    @Override
    public void close() {
        stop();
        if (settings.temporary()) {
            PrivateFile.deleteAll(settings.folder());
        }
    }

    private synchronized ChildProcess running() {
        if (process == null) {
            throw new IllegalStateException("PostgreSQL is not running");
        }
        return process;
    }
}

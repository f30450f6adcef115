package larder.system;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import larder.stack.folder.Endpoints;
import larder.stack.run.Service;

/**
 * Holds up transactions of services in their databases, so that a service can be killed in the midst of one: a trigger waits for a lock
 * that this has.
 */
final class HeldTransactions implements AutoCloseable {

    /** Where a transaction is held up. */
    enum Moment {
        /** Amid its statements: with its service it is gone. */
        BEFORE_COMMIT("create trigger %s after %s for each row when (%s) execute function hold_up(%d)"),
        /** When it is told to commit, which it then does, but nobody is there any more to hear of it. */
        AFTER_COMMIT(
                "create constraint trigger %s after %s deferrable initially deferred for each row when (%s) execute function hold_up(%d)");

        private final String trigger;

        Moment(String trigger) {
            this.trigger = trigger;
        }
    }

    private static final String HOLD_UP = """
            create or replace function hold_up() returns trigger language plpgsql as $$
            begin
                perform pg_advisory_xact_lock(cast(tg_argv[0] as bigint));
                return null;
            end
            $$""";

    private final Map<Service, Connection> databases = new EnumMap<>(Service.class);
    private final Endpoints endpoints;
    private final Moment moment;
    private int holds;

    HeldTransactions(Endpoints endpoints, Moment moment) {
        this.endpoints = endpoints;
        this.moment = moment;
    }

    /** Holds up whatever does that to a row of which the condition is true. */
    Held hold(Service service, String action, String condition) {
        holds++;
        Held held = new Held(service, action.substring(action.lastIndexOf(' ') + 1), holds);
        execute(
                service,
                "select pg_advisory_lock(" + holds + ")",
                moment.trigger.formatted("hold_up_" + holds, action, condition, holds));
        return held;
    }

    private void execute(Service service, String... commands) {
        try (Statement statement = database(service).createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", commands), e);
        }
    }

    private Connection database(Service service) throws SQLException {
        Connection known = databases.get(service);
        if (known != null) {
            return known;
        }
        Endpoints.Database database = endpoints.database(service.module());
        Connection opened = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        databases.put(service, opened);
        try (Statement statement = opened.createStatement()) {
            statement.execute(HOLD_UP);
        }
        return opened;
    }

    /** Lets go of whatever is still held up: locks end with their session. */
    @Override
    public void close() {
        databases.forEach((service, database) -> {
            execute(service, "select pg_advisory_unlock_all()", "drop function hold_up() cascade");
            try {
                database.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** One step that is held up. */
    final class Held {

        private final Service service;
        private final String table;
        private final int lock;

        private Held(Service service, String table, int lock) {
            this.service = service;
            this.table = table;
            this.lock = lock;
        }

        /** Waits until a transaction of the service stands there. */
        void awaitHeld(Duration patience) {
            await("held up at " + table + " " + lock).atMost(patience).until(this::isHeld);
        }

        private boolean isHeld() throws SQLException {
            try (Statement statement = database(service).createStatement();
                    ResultSet waiting = statement.executeQuery("""
                            select count(*) from pg_locks
                            where locktype = 'advisory' and not granted and objid = %d
                                and database = (select oid from pg_database where datname = current_database())""".formatted(lock))) {
                return waiting.next() && waiting.getInt(1) > 0;
            }
        }

        /** Lets go of what stands there, and of whatever comes. */
        void letGo() {
            execute(service, "select pg_advisory_unlock(" + lock + ")");
        }
    }
}

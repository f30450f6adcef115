package larder.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import larder.embedded.PostgresServer;

/** The least that can be done to take a pack: one conditional update of one row, each a transaction of its own. */
final class UpdateFloor {

    private static final String DATABASE = "floor";

    private final String url;
    private final String password = UUID.randomUUID().toString();

    UpdateFloor(PostgresServer postgres, int rows) throws SQLException {
        postgres.createDatabaseWithUser(DATABASE, password);
        url = postgres.jdbcUrl(DATABASE);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (id int primary key, n bigint not null) with (fillfactor = 50)");
            statement.execute("insert into t select i, 100000000 from generate_series(0, " + (rows - 1) + ") i");
        }
    }

    /**
     * Updates a second.
     *
     * @param rows of how many rows in turn
     */
    double perSecond(int connections, int rows, int count) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            run(threads, connections, rows, count / 5);
            long begun = System.nanoTime();
            run(threads, connections, rows, count);
            return count / connections * connections / ((System.nanoTime() - begun) / 1e9);
        }
    }

    private void run(ExecutorService threads, int connections, int rows, int count) throws InterruptedException {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int number = 0; number < connections; number++) {
            int first = number;
            tasks.add(() -> {
                update(first, rows, count / connections);
                return null;
            });
        }
        for (Future<Void> each : threads.invokeAll(tasks)) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the floor gave way", e);
            }
        }
    }

    private void update(int first, int rows, int count) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement take =
                        connection.prepareStatement("update t set n = n - 1 where id = ? and n >= 1")) {
            for (int i = 0; i < count; i++) {
                take.setInt(1, Math.floorMod(first * 7919 + i, rows));
                if (take.executeUpdate() != 1) {
                    throw new IllegalStateException("nothing left");
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, DATABASE, password);
    }
}

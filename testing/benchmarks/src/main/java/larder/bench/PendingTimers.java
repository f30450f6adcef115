package larder.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import larder.embedded.ChildProcess;

/** The timers of an order-service: those that wait for days, and those that are due and counted while they are run. */
final class PendingTimers {

    private static final Duration STANDSTILL = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final ServiceProcess orders;

    PendingTimers(ServiceProcess orders) {
        this.orders = orders;
    }

    /** Lets so many timers wait for some time of the coming month. */
    void fill(int count) throws SQLException {
        update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select 'confirm-order', gen_random_uuid()::text, now() + interval '1 day' + random() * interval '30 days', false, 1
                from generate_series(1, %d)
                """.formatted(count));
        update("vacuum analyze scheduled_tasks");
    }

    /** How many orders a second are confirmed when so many grace periods are over at the same time. */
    double perSecond(int due) throws SQLException, InterruptedException {
        update("""
                with placed as (
                    insert into orders (id, decision_id, event_id, slot, trigger, state, received_at, requested_at,
                        placed_at, cancellable_until, owner, sku, packs, unit_price_minor, total_minor, currency,
                        recipient, line1, city, postal_code, country, consent, delivery_preference, steps, version)
                    select gen_random_uuid(), gen_random_uuid(), 'e' || n, 'bench-' || n || ':main', 'PRESS', 'PLACED', now(), now(),
                        now(), now(), 'bench', 'BENCH', 1, 250, 250, 'USD',
                        'Bench', '12 Harbour Street', 'Busan', '48058', 'KR', '{"mode":"INSTANT"}', 'DOORSTEP', 2, 0
                    from generate_series(1, %d) n
                    returning id)
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select 'confirm-order', id::text, now(), false, 1 from placed
                """.formatted(due));
        int warmUp = due / 10;
        long begun = 0;
        int atStart = due;
        int left = due;
        long moved = System.nanoTime();
        while (left > 0) {
            Thread.sleep(LOOK_EVERY);
            int now = left();
            if (now < left) {
                moved = System.nanoTime();
                left = now;
            }
            if (begun == 0 && left <= due - warmUp) {
                begun = moved;
                atStart = left;
            }
            requireAlive(moved, left);
        }
        return atStart / ((moved - begun) / 1e9);
    }

    private void requireAlive(long moved, int left) {
        ChildProcess process = orders.process();
        if (!process.isAlive() || System.nanoTime() - moved > STANDSTILL.toNanos()) {
            throw new IllegalStateException(
                    process.name() + " stands with " + left + " timers due\n" + process.logTail());
        }
    }

    private int left() throws SQLException {
        try (Connection connection = orders.connect();
                PreparedStatement due = connection.prepareStatement(
                        "select count(*) from scheduled_tasks where execution_time < now() + interval '1 hour'");
                ResultSet rows = due.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = orders.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

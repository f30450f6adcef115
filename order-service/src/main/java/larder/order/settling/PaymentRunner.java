package larder.order.settling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import larder.order.OrderProperties;
import larder.order.method.PaymentProperties;
import larder.order.payment.PaymentTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs what is to be done at providers, each task on one instance of the service; another takes it up when the heartbeats of that one
 * have stopped. It has threads and a table of its own: a provider that hangs delays no timer of an order.
 */
@Component
class PaymentRunner implements SmartLifecycle {

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final double FETCH_AT_THREADS = 0.5;
    private static final double FETCH_UP_TO_THREADS = 4.0;

    private final DataSource database;
    private final Duration pollingInterval;
    private final PaymentProperties properties;
    private final List<Task<?>> once;
    private final List<RecurringTask<?>> recurring;
    private final Clock clock;
    private @Nullable Scheduler running;

    PaymentRunner(
            DataSource database,
            OrderProperties orders,
            PaymentProperties properties,
            List<Task<?>> tasks,
            Clock clock) {
        this.database = database;
        this.pollingInterval = orders.timers().pollingInterval();
        this.properties = properties;
        this.once = tasks.stream()
                .filter(task -> !(task instanceof RecurringTask<?>))
                .toList();
        this.recurring = tasks.stream()
                .<RecurringTask<?>>mapMulti((task, found) -> {
                    if (task instanceof RecurringTask<?> daily) {
                        found.accept(daily);
                    }
                })
                .toList();
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        Scheduler scheduler = Scheduler.create(database, once)
                .startTasks(recurring)
                .tableName(PaymentTasks.TABLE)
                .threads(properties.threads())
                .pollingInterval(pollingInterval)
                .pollUsingLockAndFetch(FETCH_AT_THREADS, FETCH_UP_TO_THREADS)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(HEARTBEAT)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .clock(clock::instant)
                .build();
        scheduler.start();
        running = scheduler;
    }

    @Override
    public synchronized void stop() {
        Scheduler scheduler = running;
        if (scheduler != null) {
            scheduler.stop();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}

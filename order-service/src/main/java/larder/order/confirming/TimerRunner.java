package larder.order.confirming;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import larder.contracts.OrderId;
import larder.order.OrderProperties;
import larder.order.ledger.OrderTimers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the orders' timers when they are due, each on one instance of the service. A timer outlives the instance that was
 * running it: another takes it up when its heartbeats have stopped.
 */
@Component
class TimerRunner implements SmartLifecycle {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final double FETCH_AT_THREADS = 0.5;
    private static final double FETCH_UP_TO_THREADS = 4.0;

    private final DataSource database;
    private final OrderProperties.Timers settings;
    private final Clock clock;
    private final List<Task<?>> tasks;
    private @Nullable Scheduler running;

    TimerRunner(
            DataSource database,
            OrderProperties properties,
            Clock clock,
            ConfirmOrder confirmOrder,
            LapseHold lapseHold,
            ExpireResolution expireResolution) {
        this.database = database;
        this.settings = properties.timers();
        this.clock = clock;
        this.tasks = List.of(
                task(OrderTimers.CONFIRM, confirmOrder::confirm),
                task(OrderTimers.LAPSE, lapseHold::lapse),
                task(OrderTimers.EXPIRE, expireResolution::expire));
    }

    private static Task<Void> task(TaskDescriptor<Void> timer, Consumer<OrderId> due) {
        return Tasks.oneTime(timer)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, _) -> due.accept(OrderId.of(instance.getId())));
    }

    @Override
    public synchronized void start() {
        Scheduler scheduler = Scheduler.create(database, tasks)
                .threads(settings.threads())
                .pollingInterval(settings.pollingInterval())
                .pollUsingLockAndFetch(FETCH_AT_THREADS, FETCH_UP_TO_THREADS)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(RETRY)
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

package larder.order.confirming;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import larder.contracts.OrderId;
import larder.order.OrderProperties;
import larder.order.ledger.OrderTimers;
import larder.support.timer.TaskRunner;
import org.springframework.stereotype.Component;

/**
 * Runs the orders' timers when they are due, each on one instance of the service. A timer outlives the instance that was
 * running it: another takes it up when its heartbeats have stopped.
 */
@Component
class TimerRunner extends TaskRunner {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final double FETCH_AT_THREADS = 0.5;
    private static final double FETCH_UP_TO_THREADS = 4.0;

    TimerRunner(
            DataSource database,
            OrderProperties properties,
            Clock clock,
            ConfirmOrder confirmOrder,
            LapseHold lapseHold,
            ExpireResolution expireResolution) {
        super(
                () -> Scheduler.create(
                                database,
                                task(OrderTimers.CONFIRM, confirmOrder::confirm),
                                task(OrderTimers.LAPSE, lapseHold::lapse),
                                task(OrderTimers.EXPIRE, expireResolution::expire))
                        .threads(properties.timers().threads())
                        .pollingInterval(properties.timers().pollingInterval())
                        .pollUsingLockAndFetch(FETCH_AT_THREADS, FETCH_UP_TO_THREADS),
                clock);
    }

    private static Task<Void> task(TaskDescriptor<Void> timer, Consumer<OrderId> due) {
        return Tasks.oneTime(timer)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, _) -> due.accept(OrderId.of(instance.getId())));
    }
}

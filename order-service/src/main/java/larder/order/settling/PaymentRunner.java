package larder.order.settling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import larder.order.OrderProperties;
import larder.order.method.PaymentProperties;
import larder.order.payment.PaymentTasks;
import larder.support.timer.TaskRunner;
import org.springframework.stereotype.Component;

/**
 * Runs what is to be done at providers, each task on one instance of the service; another takes it up when the heartbeats of that one
 * have stopped. It has threads and a table of its own: a provider that hangs delays no timer of an order.
 */
@Component
class PaymentRunner extends TaskRunner {

    private static final double FETCH_AT_THREADS = 0.5;
    private static final double FETCH_UP_TO_THREADS = 4.0;

    PaymentRunner(
            DataSource database,
            OrderProperties orders,
            PaymentProperties properties,
            List<Task<?>> tasks,
            Clock clock) {
        super(
                () -> Scheduler.create(database, once(tasks))
                        .startTasks(recurring(tasks))
                        .tableName(PaymentTasks.TABLE)
                        .threads(properties.threads())
                        .pollingInterval(orders.timers().pollingInterval())
                        .pollUsingLockAndFetch(FETCH_AT_THREADS, FETCH_UP_TO_THREADS),
                clock);
    }

    private static List<Task<?>> once(List<Task<?>> tasks) {
        return tasks.stream()
                .filter(task -> !(task instanceof RecurringTask<?>))
                .toList();
    }

    private static List<RecurringTask<?>> recurring(List<Task<?>> tasks) {
        return tasks.stream()
                .<RecurringTask<?>>mapMulti((task, found) -> {
                    if (task instanceof RecurringTask<?> daily) {
                        found.accept(daily);
                    }
                })
                .toList();
    }
}

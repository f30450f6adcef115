package larder.order.ledger;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** Sets the timers of orders in the transaction that changes them, so that no order waits for a timer that is not there. */
@Component
public class OrderTimers {

    /** Runs, with the order's id as instance, when a grace period ends. */
    public static final TaskDescriptor<Void> CONFIRM = TaskDescriptor.of("confirm-order");

    /** Runs, with the order's id as instance, when a hold lapses. */
    public static final TaskDescriptor<Void> LAPSE = TaskDescriptor.of("lapse-hold");

    /** Runs, with the order's id as instance, when the time is up in which what stands in its way could be mended. */
    public static final TaskDescriptor<Void> EXPIRE = TaskDescriptor.of("expire-resolution");

    private final SchedulerClient timers;

    OrderTimers(DataSource database) {
        this.timers = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), List.of())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .build();
    }

    void setFor(Order order, Step step) {
        switch (step) {
            case Step.Place _, Step.Grant _, Step.Approve _ -> set(CONFIRM, order, order.graceEnd());
            case Step.Hold _ -> set(LAPSE, order, order.lapseTime());
            case Step.Unresolve _ -> set(EXPIRE, order, order.resolutionEnd());
            case Step.Authorise _,
                    Step.Accept _,
                    Step.Expire _,
                    Step.Reject _,
                    Step.Decline _,
                    Step.Lapse _,
                    Step.Cancel _,
                    Step.Confirm _,
                    Step.Ship _,
                    Step.Deliver _,
                    Step.Fail _ -> {}
        }
    }

    /** An order that comes to wait once more waits as long as it did the first time. */
    private void set(TaskDescriptor<Void> timer, Order order, Instant due) {
        timers.schedule(timer.instance(order.id().value()).build(), due, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
    }
}

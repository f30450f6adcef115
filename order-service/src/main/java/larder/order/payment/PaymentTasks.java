package larder.order.payment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** Asks for what is to be done at a provider, in the transaction that wishes it. */
@Component
public class PaymentTasks {

    public static final String TABLE = "payment_task";

    /** Runs, with the payment's id and the wish as instance, until the wish has come true or cannot. */
    public static final TaskDescriptor<Void> SETTLE = TaskDescriptor.of("settle-payment");

    private static final int ID_LENGTH = 36;

    private final SchedulerClient tasks;

    PaymentTasks(DataSource database) {
        this.tasks = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), List.of())
                .tableName(TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .build();
    }

    /** One task for each wish: a task that is about to end never swallows the next wish. */
    void settle(Payment payment, Instant at) {
        String instance = payment.id() + "-" + payment.wish().name().toLowerCase(Locale.ROOT);
        tasks.scheduleIfNotExists(SETTLE.instance(instance).build(), at);
    }

    /** Asks for any other task of this table. */
    public void ask(TaskInstance<?> task, Instant at) {
        tasks.scheduleIfNotExists(task, at);
    }

    /** Whose task it is. */
    public static PaymentId paymentOf(String instance) {
        return PaymentId.of(instance.substring(0, ID_LENGTH));
    }
}

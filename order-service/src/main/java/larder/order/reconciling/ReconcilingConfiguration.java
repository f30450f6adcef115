package larder.order.reconciling;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tasks that reconcile: each night, and whenever ops ask. */
@Configuration(proxyBeanMethods = false)
class ReconcilingConfiguration {

    static final TaskDescriptor<Void> RECONCILE = TaskDescriptor.of("reconcile-payments");

    private static final TaskDescriptor<Void> NIGHTLY = TaskDescriptor.of("reconcile-nightly");
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 0);
    private static final Duration RETRY = Duration.ofMinutes(1);

    @Bean
    Task<Void> reconcileTask(Reconcile reconcile) {
        return Tasks.oneTime(RECONCILE)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, _) -> reconcile.run(UUID.fromString(instance.getId())));
    }

    @Bean
    Task<Void> nightlyReconcileTask(Reconcile reconcile) {
        return Tasks.recurring(NIGHTLY, Schedules.daily(ZoneOffset.UTC, AT_NIGHT))
                .execute((_, _) -> reconcile.ask());
    }
}

package larder.order.settling;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import larder.order.payment.PaymentTasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The task that settles a payment, tried until it has. */
@Configuration(proxyBeanMethods = false)
class SettlingConfiguration {

    private static final Duration RETRY = Duration.ofSeconds(5);

    @Bean
    Task<Void> settlePaymentTask(SettlePayment settlePayment, Clock clock) {
        return Tasks.custom(PaymentTasks.SETTLE)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, _) -> settlePayment
                        .settle(PaymentTasks.paymentOf(instance.getId()))
                        .<CompletionHandler<Void>>map(wait -> (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plus(wait)))
                        .orElseGet(CompletionHandler.OnCompleteRemove::new));
    }
}

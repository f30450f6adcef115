package larder.delivery.shipment;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import larder.contracts.ShipmentId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The durable note that a carrier is to be asked. It is written with the shipment, worked off after the commit and kept
 * until the carrier has answered; a process that dies over it leaves it to the next.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShipmentProperties.class)
class BookingTask {

    /** One instance per shipment, named by its id. */
    static final TaskDescriptor<Void> BOOK = TaskDescriptor.of("book-shipment");

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    @Bean
    OneTimeTask<Void> bookShipmentTask(BookShipment bookShipment, ShipmentProperties properties) {
        return Tasks.oneTime(BOOK)
                .onFailure((failed, note) -> note.reschedule(
                        failed, failed.getTimeDone().plus(pause(properties.bookingRetry(), failures(failed)))))
                .execute((note, _) -> bookShipment.book(new ShipmentId(note.getId())));
    }

    private static int failures(ExecutionComplete failed) {
        return failed.getExecution().consecutiveFailures;
    }

    /** The first pause, doubled with each failure, up to the longest. */
    static Duration pause(Duration first, int failuresBefore) {
        Duration doubled = first.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}

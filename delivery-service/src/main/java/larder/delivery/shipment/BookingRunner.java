package larder.delivery.shipment;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import larder.contracts.ShipmentId;
import larder.support.timer.TaskRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Works off the notes that a carrier is to be asked, and those that a test is to move on. A note stays until the carrier has answered.
 */
@Component
@EnableConfigurationProperties(DeliveryProperties.class)
class BookingRunner extends TaskRunner {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;
    private static final int THREADS = 4;

    BookingRunner(
            DataSource database,
            DeliveryProperties properties,
            BookShipment bookShipment,
            PretendShipment pretendShipment,
            Clock clock) {
        super(
                () -> Scheduler.create(
                                database,
                                book(bookShipment, properties.booking().retry()),
                                pretend(pretendShipment, properties))
                        .threads(THREADS)
                        .pollingInterval(properties.booking().pollInterval()),
                clock);
    }

    private static Task<Void> book(BookShipment bookShipment, Duration retry) {
        return Tasks.oneTime(BookingQueue.BOOK)
                .onFailure((failed, note) -> note.reschedule(
                        failed, failed.getTimeDone().plus(pause(retry, failed.getExecution().consecutiveFailures))))
                .execute((note, _) -> bookShipment.book(new ShipmentId(note.getId())));
    }

    private static Task<Void> pretend(PretendShipment pretendShipment, DeliveryProperties properties) {
        return Tasks.custom(BookingQueue.PRETEND)
                .onFailureReschedule(FixedDelay.of(properties.booking().retry()))
                .execute((note, _) -> pretendShipment.moveOn(new ShipmentId(note.getId()))
                        ? new CompletionHandler.OnCompleteReschedule<>(FixedDelay.of(properties.testStep()))
                        : new CompletionHandler.OnCompleteRemove<>());
    }

    /** The first pause, doubled with each failure, up to the longest. */
    static Duration pause(Duration first, int failuresBefore) {
        Duration doubled = first.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}

package larder.delivery.shipment;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import larder.contracts.ShipmentId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works off the notes that a carrier is to be asked, and those that a test is to move on. A note stays until the carrier has answered; when the instance that
 * worked on it dies, another takes it up after its heartbeats have stopped.
 */
@Component
@EnableConfigurationProperties(DeliveryProperties.class)
class BookingRunner implements SmartLifecycle {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final int THREADS = 4;

    private final DataSource database;
    private final DeliveryProperties.Booking settings;
    private final List<Task<?>> tasks;
    private final Clock clock;
    private @Nullable Scheduler running;

    BookingRunner(
            DataSource database,
            DeliveryProperties properties,
            BookShipment bookShipment,
            PretendShipment pretendShipment,
            Clock clock) {
        this.database = database;
        this.settings = properties.booking();
        this.clock = clock;
        this.tasks = List.of(book(bookShipment), pretend(pretendShipment, properties.testStep()));
    }

    private Task<Void> book(BookShipment bookShipment) {
        return Tasks.oneTime(BookingQueue.BOOK)
                .onFailure((failed, note) -> note.reschedule(
                        failed,
                        failed.getTimeDone().plus(pause(settings.retry(), failed.getExecution().consecutiveFailures))))
                .execute((note, _) -> bookShipment.book(new ShipmentId(note.getId())));
    }

    private Task<Void> pretend(PretendShipment pretendShipment, Duration step) {
        return Tasks.custom(BookingQueue.PRETEND)
                .onFailureReschedule(FixedDelay.of(settings.retry()))
                .execute((note, _) -> pretendShipment.moveOn(new ShipmentId(note.getId()))
                        ? new CompletionHandler.OnCompleteReschedule<>(FixedDelay.of(step))
                        : new CompletionHandler.OnCompleteRemove<>());
    }

    /** The first pause, doubled with each failure, up to the longest. */
    static Duration pause(Duration first, int failuresBefore) {
        Duration doubled = first.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    @Override
    public synchronized void start() {
        Scheduler scheduler = Scheduler.create(database, tasks)
                .threads(THREADS)
                .pollingInterval(settings.pollInterval())
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

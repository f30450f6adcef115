package larder.delivery.shipment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import larder.contracts.ShipmentId;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** Keeps the durable notes that a carrier is to be asked, written in the transaction that makes the shipment. */
@Component
class BookingQueue {

    /** One note per shipment, named by its id. */
    static final TaskDescriptor<Void> BOOK = TaskDescriptor.of("book-shipment");

    /** One note per shipment that is a test, named by its id: to take its next step. */
    static final TaskDescriptor<Void> PRETEND = TaskDescriptor.of("pretend-shipment");

    private final SchedulerClient notes;

    BookingQueue(DataSource database) {
        this.notes = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), List.of())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .build();
    }

    void add(ShipmentId shipment, Instant due) {
        notes.scheduleIfNotExists(BOOK.instance(shipment.value()).build(), due);
    }

    void addTest(ShipmentId shipment, Instant due) {
        notes.scheduleIfNotExists(PRETEND.instance(shipment.value()).build(), due);
    }
}

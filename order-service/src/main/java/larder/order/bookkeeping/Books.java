package larder.order.bookkeeping;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.order.bookkeeping.BookingPolicy.Posting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Enters bookings. The database refuses one that does not balance, a second one for the same occasion, and any change. */
@Component
public class Books {

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Books in the transaction of what is booked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(Entry entry) {
        UUID booking = UUID.randomUUID();
        jdbc.sql("insert into booking (id, payment, order_id, occasion, at) values (?, ?, ?, ?, ?)")
                .param(booking)
                .param(entry.payment())
                .param(entry.order().uuid())
                .param(entry.occasion().name())
                .param(entry.at().atOffset(ZoneOffset.UTC))
                .update();
        BookingPolicy.transfers(entry.claim(), entry.occasion(), entry.amount()).stream()
                .flatMap(transfer -> transfer.postings().stream())
                .forEach(posting -> post(booking, posting));
    }

    private void post(UUID booking, Posting posting) {
        jdbc.sql("insert into posting (booking, account, minor, currency) values (?, ?, ?, ?)")
                .param(booking)
                .param(posting.account().name())
                .param(posting.amount().minorUnits())
                .param(posting.amount().currency().getCurrencyCode())
                .update();
    }

    /** What the books say of a payment. */
    public Standing standing(UUID payment, Claim claim) {
        return jdbc.sql("""
                        select coalesce(sum(minor) filter (where account = :pending), 0) as pending,
                            coalesce(sum(minor) filter (where account = :due), 0) as due
                        from posting join booking on booking.id = posting.booking where booking.payment = :payment
                        """)
                .param("pending", claim.pending().name())
                .param("due", claim.due().name())
                .param("payment", payment)
                .query((row, _) -> new Standing(row.getLong("pending"), row.getLong("due")))
                .single();
    }

    /**
     * What is booked.
     *
     * @param payment whose
     * @param order what it pays for
     * @param claim who owes it
     * @param occasion what has happened to it
     * @param amount all of it
     * @param at when
     */
    public record Entry(UUID payment, OrderId order, Claim claim, Occasion occasion, Money amount, Instant at) {}

    /**
     * What is still open of a payment, in the minor unit of its currency.
     *
     * @param pending promised
     * @param due owed
     */
    public record Standing(long pending, long due) {}
}

package larder.order.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows payments to who compares them. */
@Component
public class PaymentReader {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;

    PaymentReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Known> find(PaymentId id) {
        return jdbc.sql("select * from payment where id = ?")
                .param(id.uuid())
                .query(Known::read)
                .optional();
    }

    /** Passes on what was asked for in a time, oldest first and one by one. */
    @Transactional(readOnly = true)
    public void each(Instant from, Instant until, Consumer<Known> sink) {
        try (Stream<Known> payments = jdbc
                .sql("select * from payment where asked_at >= ? and asked_at < ? order by asked_at, id")
                .withFetchSize(FETCH)
                .param(from.atOffset(ZoneOffset.UTC))
                .param(until.atOffset(ZoneOffset.UTC))
                .query(Known::read)
                .stream()) {
            payments.forEach(sink);
        }
    }

    /** All of a shopper's, oldest first. */
    public List<Paid> ofShopper(ShopperId owner) {
        return jdbc.sql("""
                        select p.* from payment p join orders o on o.id = p.order_id
                        where o.owner = ? order by p.asked_at, p.id
                        """)
                .param(owner.value())
                .query((row, number) -> Paid.of(PaymentRows.read(row, number), row))
                .list();
    }

    /**
     * A payment as its payer is told of it.
     *
     * @param by {@code INVOICE} or {@code CARD}
     * @param state how far it has come
     * @param reference the provider's name for it, once it has one
     */
    public record Paid(
            PaymentId paymentId,
            OrderId orderId,
            String by,
            Money amount,
            PaymentState state,
            @Nullable String reference,
            Instant askedAt) {

        private static Paid of(Payment payment, ResultSet row) throws SQLException {
            return new Paid(
                    payment.id(),
                    payment.order(),
                    row.getString("kind"),
                    payment.amount(),
                    payment.state(),
                    payment.reference(),
                    row.getObject("asked_at", OffsetDateTime.class).toInstant());
        }
    }

    /**
     * A payment as we have it.
     *
     * @param changedAt when it changed last
     */
    public record Known(Payment payment, Instant changedAt) {

        private static Known read(ResultSet row, int number) throws SQLException {
            return new Known(
                    PaymentRows.read(row, number),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant());
        }

        /** Whether nothing is under way, and nothing has happened since. */
        public boolean atRestSince(Instant time) {
            return payment.next().isEmpty() && changedAt.isBefore(time);
        }
    }
}

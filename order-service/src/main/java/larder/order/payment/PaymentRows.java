package larder.order.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.order.method.PaymentMethod;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of payments. Who holds an order and a payment took the order first. */
@Component
class PaymentRows {

    private final JdbcClient jdbc;

    PaymentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Payment payment) {
        jdbc.sql("""
                        insert into payment (id, order_id, kind, token, minor, currency, wish, state, asked_at, wished_at, changed_at)
                        values (:id, :order, :kind, :token, :minor, :currency, :wish, :state, :now, :now, :now)
                        """)
                .param("id", payment.id().uuid())
                .param("order", payment.order().uuid())
                .param("kind", payment.method().kind().name())
                .param("token", payment.method().token())
                .param("minor", payment.amount().minorUnits())
                .param("currency", payment.amount().currency().getCurrencyCode())
                .param("wish", payment.wish().name())
                .param("state", payment.state().name())
                .param("now", payment.wishedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The one payment of the order that has not been called off or refused; held by this transaction. */
    Optional<Payment> holdWanted(OrderId order) {
        return jdbc.sql("""
                        select * from payment where order_id = ? and wish in ('AUTHORISED', 'CAPTURED')
                            and state not in ('DECLINED', 'FAILED') for update
                        """).param(order.uuid()).query(PaymentRows::read).optional();
    }

    Payment hold(PaymentId id) {
        return jdbc.sql("select * from payment where id = ? for update")
                .param(id.uuid())
                .query(PaymentRows::read)
                .single();
    }

    Payment holdWithOrder(PaymentId id) {
        jdbc.sql("select id from orders where id = (select order_id from payment where id = ?) for no key update")
                .param(id.uuid())
                .query((_, _) -> true)
                .single();
        return hold(id);
    }

    /** Writes down how a payment stands now. */
    void update(Payment payment, @Nullable String refusal, Instant at) {
        jdbc.sql("""
                        update payment set token = :token, wish = :wish, state = :state, attempted = :attempted,
                            reference = :reference, refusal = coalesce(:refusal, refusal), wished_at = :wishedAt, changed_at = :now
                        where id = :id
                        """)
                .param("token", payment.method().token())
                .param("wish", payment.wish().name())
                .param("state", payment.state().name())
                .param("attempted", name(payment.attempted()))
                .param("reference", payment.reference())
                .param("refusal", refusal)
                .param("wishedAt", payment.wishedAt().atOffset(ZoneOffset.UTC))
                .param("now", at.atOffset(ZoneOffset.UTC))
                .param("id", payment.id().uuid())
                .update();
    }

    private static @Nullable String name(@Nullable Operation operation) {
        return operation == null ? null : operation.name();
    }

    static Payment read(ResultSet row, int number) throws SQLException {
        String attempted = row.getString("attempted");
        return new Payment(
                PaymentId.of(row.getString("id")),
                OrderId.of(row.getString("order_id")),
                new PaymentMethod(PaymentMethod.Kind.valueOf(row.getString("kind")), row.getString("token")),
                new Money(row.getLong("minor"), Currency.getInstance(row.getString("currency"))),
                Payment.Wish.valueOf(row.getString("wish")),
                PaymentState.valueOf(row.getString("state")),
                attempted == null ? null : Operation.valueOf(attempted),
                row.getString("reference"),
                row.getObject("wished_at", OffsetDateTime.class).toInstant());
    }
}

package larder.order.reconciling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import larder.contracts.OrderId;
import larder.order.payment.PaymentId;
import larder.order.reconciling.Difference.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All reconciliations and what they found. */
@Component
class Reconciliations {

    private final JdbcClient jdbc;

    Reconciliations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, Instant from, Instant until) {
        jdbc.sql("insert into reconciliation (id, from_at, until_at, asked_at) values (?, ?, ?, ?)")
                .param(id)
                .param(from.atOffset(ZoneOffset.UTC))
                .param(until.atOffset(ZoneOffset.UTC))
                .param(until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when it had ended before. */
    boolean end(UUID id, int compared, List<Difference> found, Instant at) {
        boolean first = jdbc.sql("""
                        update reconciliation set ended_at = ?, compared = ?, found = ? where id = ? and ended_at is null
                        """)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(compared)
                        .param(found.size())
                        .param(id)
                        .update()
                == 1;
        for (int i = 0; first && i < found.size(); i++) {
            insert(id, i + 1, found.get(i));
        }
        return first;
    }

    private void insert(UUID id, int seq, Difference found) {
        jdbc.sql("""
                        insert into reconciliation_difference
                            (reconciliation, seq, kind, payment, order_id, reference, ours, theirs)
                        values (:id, :seq, :kind, :payment, :order, :reference, :ours, :theirs)
                        """)
                .param("id", id)
                .param("seq", seq)
                .param("kind", found.kind().name())
                .param(
                        "payment",
                        found.payment() == null ? null : found.payment().uuid())
                .param("order", found.order() == null ? null : found.order().uuid())
                .param("reference", found.reference())
                .param("ours", found.ours())
                .param("theirs", found.theirs())
                .update();
    }

    Optional<ReconciliationView> find(UUID id) {
        return jdbc.sql("select * from reconciliation where id = ?")
                .param(id)
                .query(ReconciliationView::read)
                .optional()
                .map(view -> view.with(differences(id)));
    }

    /** The newest ones. */
    List<ReconciliationView> newest(int most) {
        return jdbc.sql("select * from reconciliation order by asked_at desc, id desc limit ?")
                .param(most)
                .query(ReconciliationView::read)
                .list();
    }

    private List<Difference> differences(UUID id) {
        return jdbc.sql("select * from reconciliation_difference where reconciliation = ? order by seq")
                .param(id)
                .query(Reconciliations::difference)
                .list();
    }

    private static Difference difference(ResultSet row, int number) throws SQLException {
        UUID payment = row.getObject("payment", UUID.class);
        UUID order = row.getObject("order_id", UUID.class);
        return new Difference(
                Kind.valueOf(row.getString("kind")),
                payment == null ? null : new PaymentId(payment),
                order == null ? null : new OrderId(order),
                row.getString("reference"),
                row.getString("ours"),
                row.getString("theirs"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

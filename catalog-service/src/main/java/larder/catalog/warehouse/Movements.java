package larder.catalog.warehouse;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of stock: what is written down is never changed. */
@Component
public class Movements {

    private final JdbcClient database;
    private final MeterRegistry meters;

    Movements(JdbcClient database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    /**
     * A movement with its place in the ledger.
     *
     * @param id later ones are higher
     * @param movement what happened
     */
    record Entry(long id, Movement movement) {}

    /**
     * Writes it down, once a reference; false when the same one was written before. 409 {@code conflict} when the reference stands
     * for something else.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Movement movement) {
        CorrectionReason reason = movement.reason();
        int added = database.sql("""
                        insert into stock_movement (at, kind, sku, warehouse, packs, reference, reason, note, author)
                        values (:at, :kind, :sku, :warehouse, :packs, :reference, :reason, :note, :author)
                        on conflict (sku, kind, reference) do nothing
                        """)
                .param("at", movement.at().atOffset(ZoneOffset.UTC))
                .param("kind", movement.kind().name())
                .param("sku", movement.sku().value())
                .param("warehouse", movement.warehouse().value())
                .param("packs", movement.packs())
                .param("reference", movement.reference())
                .param("reason", reason == null ? null : reason.name())
                .param("note", movement.note())
                .param("author", movement.author())
                .update();
        if (added == 0) {
            requireSame(movement);
            return false;
        }
        meters.counter("larder.stock.movements", "kind", movement.kind().name().toLowerCase(Locale.ROOT))
                .increment();
        return true;
    }

    /** The movements of a product that were written before one, the latest first. */
    List<Entry> before(Sku sku, long id, @Nullable WarehouseId warehouse, int most) {
        return database.sql("""
                        select * from stock_movement
                        where sku = :sku and id < :id and (cast(:warehouse as text) is null or warehouse = :warehouse)
                        order by id desc limit :most
                        """)
                .param("sku", sku.value())
                .param("id", id)
                .param("warehouse", warehouse == null ? null : warehouse.value())
                .param("most", most)
                .query((row, _) -> new Entry(row.getLong("id"), read(row)))
                .list();
    }

    private void requireSame(Movement movement) {
        Movement before = database.sql("select * from stock_movement where sku = ? and kind = ? and reference = ?")
                .param(movement.sku().value())
                .param(movement.kind().name())
                .param(movement.reference())
                .query((row, _) -> read(row))
                .single();
        if (!before.sameAs(movement)) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    movement.reference() + " of " + movement.sku() + " was for " + Math.abs(before.packs())
                            + " packs in " + before.warehouse());
        }
    }

    private static Movement read(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Movement(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Movement.Kind.valueOf(row.getString("kind")),
                new Sku(row.getString("sku")),
                new WarehouseId(row.getString("warehouse")),
                row.getLong("packs"),
                row.getString("reference"),
                reason == null ? null : CorrectionReason.valueOf(reason),
                row.getString("note"),
                row.getString("author"));
    }
}

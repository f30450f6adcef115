package larder.catalog.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What orders do to the stock of a product. Every change is one conditional statement, so that orders of a much wanted product queue
 * for its row only as long as such a statement and its transaction take, and none reads an amount that another is about to change.
 */
@Component
class Stocks {

    private static final String RESERVE = """
            with chosen as (
                select s.warehouse
                from stock s join warehouse w on w.id = s.warehouse
                where s.sku = :sku and s.available >= :packs
                  and not exists (select 1 from order_without_stock where order_id = :order)
                  and w.active and (w.serves = '{}' or :country = any (w.serves))
                order by w.rank, w.id
                limit 1
            ), taken as (
                update stock set reserved = reserved + :packs
                where sku = :sku and warehouse = (select warehouse from chosen) and available >= :packs
                returning warehouse
            ), noted as (
                insert into reservation (order_id, sku, warehouse, packs, unit_price_minor, unit_price_currency,
                                         state, reserved_at, version)
                select :order, :sku, warehouse, :packs, :price, :currency, 'RESERVED', :at, 0 from taken
            )
            select (select warehouse from chosen) as chosen, (select warehouse from taken) as taken
            """;

    private final JdbcClient database;

    Stocks(JdbcClient database) {
        this.database = database;
    }

    /**
     * Sets the packs aside and notes it, in the first warehouse, by rank, that serves the country and has them all.
     *
     * @param country where the order goes
     * @return the warehouse; none where no warehouse has as many
     */
    Optional<WarehouseId> reserve(Reservation wanted, String country) {
        try {
            Attempt attempt;
            do {
                attempt = attempt(wanted, country);
            } while (attempt.outrun());
            return Optional.ofNullable(attempt.taken()).map(WarehouseId::new);
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyFailureException("order " + wanted.order() + " was answered meanwhile", e);
        }
    }

    /** Gives promised packs back. */
    void release(Sku sku, WarehouseId warehouse, int packs) {
        database.sql("update stock set reserved = reserved - ? where sku = ? and warehouse = ?")
                .param(packs)
                .param(sku.value())
                .param(warehouse.value())
                .update();
    }

    /** Lets promised packs go. */
    void ship(Sku sku, WarehouseId warehouse, int packs) {
        database.sql("""
                        update stock set reserved = reserved - :packs, shipped = shipped + :packs
                        where sku = :sku and warehouse = :warehouse
                        """)
                .param("packs", packs)
                .param("sku", sku.value())
                .param("warehouse", warehouse.value())
                .update();
    }

    private Attempt attempt(Reservation wanted, String country) {
        return database.sql(RESERVE)
                .param("order", wanted.order().uuid())
                .param("sku", wanted.sku().value())
                .param("packs", wanted.quantity().packs())
                .param("country", country)
                .param("price", wanted.unitPrice().minorUnits())
                .param("currency", wanted.unitPrice().currency().getCurrencyCode())
                .param("at", wanted.reservedAt().atOffset(ZoneOffset.UTC))
                .query((row, _) -> Attempt.read(row))
                .single();
    }

    /**
     * @param chosen the warehouse that had the packs
     * @param taken the same, if it still had them when its row was free
     */
    private record Attempt(
            @Nullable String chosen, @Nullable String taken) {

        static Attempt read(ResultSet row) throws SQLException {
            return new Attempt(row.getString("chosen"), row.getString("taken"));
        }

        /** Whether other orders took the packs between looking and taking; another look may find some elsewhere. */
        boolean outrun() {
            return chosen != null && taken == null;
        }
    }
}

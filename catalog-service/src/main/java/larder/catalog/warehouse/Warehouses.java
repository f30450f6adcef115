package larder.catalog.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import larder.contracts.WarehouseId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The warehouses there are. None goes away: packs that left one are still spoken of. */
@Component
public class Warehouses {

    /** Where packs are unless somebody says otherwise. */
    public static final WarehouseId MAIN = new WarehouseId("main");

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    Warehouses(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    /** Returns if new packs may be put there; 404 {@code not-found}, 409 {@code conflict} when it is not active. */
    public void requireActive(WarehouseId id) {
        if (!get(id).active()) {
            throw new ProblemException(ProblemType.CONFLICT, "warehouse " + id + " is not active");
        }
    }

    List<Warehouse> all() {
        return database.sql("select * from warehouse order by rank, id")
                .query((row, _) -> read(row))
                .list();
    }

    Warehouse get(WarehouseId id) {
        return database.sql("select * from warehouse where id = ?")
                .param(id.value())
                .query((row, _) -> read(row))
                .optional()
                .orElseThrow(() -> WarehouseNotFound.with(id));
    }

    /** Whether it is new with this. */
    @Transactional
    boolean put(Warehouse warehouse) {
        events.publishEvent(new WarehouseChanged(warehouse.id()));
        return database.sql("""
                        insert into warehouse (id, name, country, rank, serves, active)
                        values (:id, :name, :country, :rank, :serves, :active)
                        on conflict (id) do update set name = :name, country = :country, rank = :rank, serves = :serves, active = :active
                        returning xmax = 0
                        """)
                .param("id", warehouse.id().value())
                .param("name", warehouse.name())
                .param("country", warehouse.country())
                .param("rank", warehouse.rank())
                .param("serves", warehouse.serves().toArray(String[]::new))
                .param("active", warehouse.active())
                .query(Boolean.class)
                .single();
    }

    private static Warehouse read(ResultSet row) throws SQLException {
        return new Warehouse(
                new WarehouseId(row.getString("id")),
                row.getString("name"),
                row.getString("country"),
                row.getInt("rank"),
                List.of((String[]) row.getArray("serves").getArray()),
                row.getBoolean("active"));
    }
}

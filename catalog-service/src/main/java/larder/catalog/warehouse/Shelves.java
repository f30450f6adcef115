package larder.catalog.warehouse;

import java.util.List;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What operations staff do to the stock of a product in a warehouse: one statement each, which does not happen where it would leave
 * less than is promised.
 */
@Component
public class Shelves {

    private final JdbcClient database;
    private final ApplicationEventPublisher catalogue;

    Shelves(JdbcClient database, ApplicationEventPublisher catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** Opens a product's stock with its first packs; false where it is open. */
    public boolean open(Sku sku, WarehouseId warehouse, long packs) {
        return database.sql("insert into stock (sku, warehouse, received) values (?, ?, ?) on conflict do nothing")
                        .param(sku.value())
                        .param(warehouse.value())
                        .param(packs)
                        .update()
                == 1;
    }

    /** Adds packs that are new in the house. */
    public void receive(Sku sku, WarehouseId warehouse, long packs) {
        database.sql("""
                        insert into stock (sku, warehouse, received) values (?, ?, ?)
                        on conflict (sku, warehouse) do update set received = stock.received + excluded.received
                        """)
                .param(sku.value())
                .param(warehouse.value())
                .param(packs)
                .update();
        catalogue.publishEvent(new PacksArrived(sku));
    }

    /** Makes the packs more or fewer by what was counted; false where that would leave less than is promised. */
    public boolean correct(Sku sku, WarehouseId warehouse, long packs) {
        open(sku, warehouse, 0);
        boolean corrected = database.sql("""
                        update stock set corrected = corrected + :packs
                        where sku = :sku and warehouse = :warehouse and available + :packs >= 0
                        """)
                        .param("sku", sku.value())
                        .param("warehouse", warehouse.value())
                        .param("packs", packs)
                        .update()
                == 1;
        if (corrected && packs > 0) {
            catalogue.publishEvent(new PacksArrived(sku));
        }
        return corrected;
    }

    /** Moves packs; false where fewer are free to go. Rows are locked in the order in which orders look for packs. */
    boolean move(Sku sku, WarehouseId from, WarehouseId to, long packs) {
        open(sku, to, 0);
        database.sql("""
                        select s.warehouse from stock s join warehouse w on w.id = s.warehouse
                        where s.sku = ? and s.warehouse in (?, ?)
                        order by w.rank, w.id for update of s
                        """)
                .param(sku.value())
                .param(from.value())
                .param(to.value())
                .query()
                .listOfRows();
        boolean moved = change(sku, from, -packs) && change(sku, to, packs);
        if (moved) {
            catalogue.publishEvent(new PacksArrived(sku));
        }
        return moved;
    }

    /** The stock of a product, read in one statement, so that its figures add up; the warehouse that is asked first at the top. */
    public List<Shelf> of(Sku sku) {
        return database.sql("""
                        select s.* from stock s join warehouse w on w.id = s.warehouse
                        where s.sku = ? order by w.rank, w.id
                        """)
                .param(sku.value())
                .query((row, _) -> new Shelf(
                        new WarehouseId(row.getString("warehouse")),
                        row.getLong("received"),
                        row.getLong("corrected"),
                        row.getLong("moved"),
                        row.getLong("shipped"),
                        row.getLong("on_hand"),
                        row.getLong("reserved"),
                        row.getLong("available")))
                .list();
    }

    private boolean change(Sku sku, WarehouseId warehouse, long packs) {
        return database.sql("""
                        update stock set moved = moved + :packs
                        where sku = :sku and warehouse = :warehouse and available + :packs >= 0
                        """)
                        .param("sku", sku.value())
                        .param("warehouse", warehouse.value())
                        .param("packs", packs)
                        .update()
                == 1;
    }
}

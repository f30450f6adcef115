package larder.catalog.stock;

import java.util.List;
import larder.catalog.product.Offers;
import larder.catalog.product.ProductNotFound;
import larder.catalog.warehouse.Shelf;
import larder.catalog.warehouse.Shelves;
import larder.contracts.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what there is of products. */
@Component
class ReadStock {

    private final Offers offers;
    private final Shelves shelves;
    private final JdbcClient database;

    ReadStock(Offers offers, Shelves shelves, JdbcClient database) {
        this.offers = offers;
        this.shelves = shelves;
        this.database = database;
    }

    /** The whole of a product's stock. */
    StockLevel read(Sku sku) {
        return StockLevel.of(sku, shelves(sku));
    }

    /** The stock of a product in each warehouse; none where it never was in any. */
    List<Shelf> shelves(Sku sku) {
        List<Shelf> found = shelves.of(sku);
        if (found.isEmpty() && offers.find(sku).isEmpty()) {
            throw ProductNotFound.with(sku);
        }
        return found;
    }

    /** The products after a sku of which fewer packs than that are available, in the order of their skus. */
    List<StockLevel> below(long packs, String after, int most) {
        return database.sql("""
                        select p.sku,
                               coalesce(sum(s.received + s.corrected), 0) as initial,
                               coalesce(sum(s.available), 0) as available,
                               coalesce(sum(s.reserved), 0) as reserved,
                               coalesce(sum(s.shipped), 0) as shipped
                        from product p left join stock s on s.sku = p.sku
                        where p.sku > :after and not p.removed
                        group by p.sku
                        having coalesce(sum(s.available), 0) < :packs
                        order by p.sku limit :most
                        """)
                .param("after", after)
                .param("packs", packs)
                .param("most", most)
                .query((row, _) -> new StockLevel(
                        new Sku(row.getString("sku")),
                        row.getLong("initial"),
                        row.getLong("available"),
                        row.getLong("reserved"),
                        row.getLong("shipped")))
                .list();
    }
}

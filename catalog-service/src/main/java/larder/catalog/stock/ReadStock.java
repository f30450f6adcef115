package larder.catalog.stock;

import larder.catalog.product.ProductNotFound;
import larder.contracts.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the stock of a product in one statement, so that its figures always add up. */
@Component
class ReadStock {

    private final JdbcClient database;

    ReadStock(JdbcClient database) {
        this.database = database;
    }

    StockLevel read(Sku sku) {
        return database.sql("""
                        select s.initial, s.available,
                               coalesce(sum(r.packs) filter (where r.state = 'RESERVED'), 0) as reserved,
                               coalesce(sum(r.packs) filter (where r.state = 'SHIPPED'), 0) as shipped
                        from stock s left join reservation r on r.sku = s.sku
                        where s.sku = ?
                        group by s.sku
                        """)
                .param(sku.value())
                .query((row, _) -> new StockLevel(
                        sku,
                        row.getLong("initial"),
                        row.getLong("available"),
                        row.getLong("reserved"),
                        row.getLong("shipped")))
                .optional()
                .orElseThrow(() -> ProductNotFound.with(sku));
    }
}

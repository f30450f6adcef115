package larder.catalog.substitute;

import java.util.UUID;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A category of its own with packs of the same thing, and of others. */
public final class Shelf {

    public final String family = "family-" + UUID.randomUUID();
    public final String category = "shelf-" + UUID.randomUUID();
    private final Catalogue catalogue;
    private final JdbcClient database;

    public Shelf(ListProduct listProduct, ReceiveStock receiveStock, JdbcClient database) {
        this.catalogue = new Catalogue(listProduct, receiveStock);
        this.database = database;
        database.sql("insert into category (id, name_en, path) values (?, 'Shelf', array [?])")
                .params(category, category)
                .update();
    }

    /** A pack of so many pieces of the thing, at a price in cents. */
    public Sku pack(int pieces, long cents, long stock) {
        Sku sku = other(pieces, cents, stock);
        database.sql("update product set family = ? where sku = ?")
                .params(family, sku.value())
                .update();
        return sku;
    }

    /** A pack of something else in the same category. */
    public Sku other(int pieces, long cents, long stock) {
        Sku sku = catalogue.productWithStock(stock);
        database.sql("""
                        update product set category_id = ?, pack_count = ?, pack_size = 1, pack_unit = 'PIECE' where sku = ?
                        """).params(category, pieces, sku.value()).update();
        database.sql("update price set amount_minor = ? where sku = ?")
                .params(cents, sku.value())
                .update();
        return sku;
    }
}

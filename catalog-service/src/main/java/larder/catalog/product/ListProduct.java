package larder.catalog.product;

import larder.catalog.measure.Pack;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a product into the catalogue once, however many instances try at the same time. */
@Component
public class ListProduct {

    private final JdbcClient database;

    ListProduct(JdbcClient database) {
        this.database = database;
    }

    /** Whether the product is new with this; one that is already listed stays as it is. */
    @Transactional
    public boolean list(NewProduct product) {
        database.sql(
                        "insert into category (id, name_en, name_ko, path) values (?, ?, ?, array [?]) on conflict do nothing")
                .param(product.category())
                .param(product.categoryName().en())
                .param(product.categoryName().ko())
                .param(product.category())
                .update();
        Pack pack = product.pack();
        return database.sql("""
                        insert into product (sku, seller, brand, name_en, name_ko, category_id, pack_count, pack_size, pack_unit,
                                             price_minor, price_currency, saleable, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, 0)
                        on conflict do nothing
                        """)
                        .param(product.sku().value())
                        .param(product.seller())
                        .param(product.brand())
                        .param(product.name().en())
                        .param(product.name().ko())
                        .param(product.category())
                        .param(pack == null ? null : pack.count())
                        .param(pack == null ? null : pack.size())
                        .param(pack == null ? null : pack.unit().name())
                        .param(product.price().minorUnits())
                        .param(product.price().currency().getCurrencyCode())
                        .update()
                == 1;
    }
}

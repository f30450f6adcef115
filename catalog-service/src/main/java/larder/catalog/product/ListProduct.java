package larder.catalog.product;

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
        database.sql("insert into category (id, name_en, name_ko) values (?, ?, ?) on conflict do nothing")
                .params(
                        product.category(),
                        product.categoryName().en(),
                        product.categoryName().ko())
                .update();
        return database.sql("""
                        insert into product (sku, brand, name_en, name_ko, category_id, pack_count, pack_size, pack_unit,
                                             price_minor, price_currency, saleable, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, 0)
                        on conflict do nothing
                        """)
                        .params(
                                product.sku().value(),
                                product.brand(),
                                product.name().en(),
                                product.name().ko(),
                                product.category(),
                                product.pack().count(),
                                product.pack().size(),
                                product.pack().unit().name(),
                                product.price().minorUnits(),
                                product.price().currency().getCurrencyCode())
                        .update()
                == 1;
    }
}

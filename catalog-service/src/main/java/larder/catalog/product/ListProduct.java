package larder.catalog.product;

import java.time.Clock;
import java.util.List;
import larder.catalog.measure.Pack;
import larder.catalog.price.LayPrices;
import larder.catalog.price.NewPrice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a product into the catalogue once, however many instances try at the same time. */
@Component
public class ListProduct {

    /** Who laid the prices of the products that the catalogue starts with. */
    private static final String BY = "assortment";

    private final JdbcClient database;
    private final LayPrices layPrices;
    private final Clock clock;

    ListProduct(JdbcClient database, LayPrices layPrices, Clock clock) {
        this.database = database;
        this.layPrices = layPrices;
        this.clock = clock;
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
        boolean added = database.sql("""
                        insert into product (sku, seller, brand, name_en, name_ko, category_id, pack_count, pack_size, pack_unit,
                                             family, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
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
                        .param(product.family())
                        .update()
                == 1;
        if (added) {
            layPrices.lay(List.of(NewPrice.regular(product.sku(), product.price(), clock.instant())), BY);
        }
        return added;
    }
}

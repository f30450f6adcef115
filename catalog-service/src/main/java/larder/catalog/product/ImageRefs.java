package larder.catalog.product;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import larder.contracts.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which products have a picture. */
@Component
class ImageRefs {

    private final JdbcClient database;

    ImageRefs(JdbcClient database) {
        this.database = database;
    }

    Map<Sku, ProductView.ImageRef> of(Collection<Sku> skus) {
        return database
                .sql(
                        "select sku, width, height from product_image where sku = any (cast(:skus as text[])) and etag is not null")
                .param("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                .query((row, _) -> Map.entry(
                        new Sku(row.getString(1)),
                        new ProductView.ImageRef(
                                "/api/products/" + row.getString(1) + "/image", row.getInt(2), row.getInt(3))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

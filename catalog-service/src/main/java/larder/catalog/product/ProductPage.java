package larder.catalog.product;

import java.util.List;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Some products in the order of their skus.
 *
 * @param products the products
 * @param next what to ask {@code after} for the next page; none on the last
 */
public record ProductPage(
        List<ProductView> products, @Nullable Sku next) {}

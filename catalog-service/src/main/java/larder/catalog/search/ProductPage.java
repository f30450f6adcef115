package larder.catalog.search;

import java.util.List;
import larder.catalog.product.ProductView;
import org.jspecify.annotations.Nullable;

/**
 * Some of the products that were asked for.
 *
 * @param products the products, in order
 * @param next what to ask {@code after} for the next page; none on the last
 */
public record ProductPage(
        List<ProductView> products, @Nullable String next) {

    static final ProductPage EMPTY = new ProductPage(List.of(), null);
}

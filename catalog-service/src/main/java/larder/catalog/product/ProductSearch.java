package larder.catalog.product;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import larder.contracts.Sku;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Leafs through the products, in the order of their skus. */
@Component
public class ProductSearch {

    private final Products products;

    ProductSearch(Products products) {
        this.products = products;
    }

    /**
     * All products, for sale or not.
     *
     * @param category only of this category; an empty text for all
     * @param query only with this text in a name or the brand
     * @param after goes on behind this sku; an empty text for the beginning
     */
    ProductPage page(String category, String query, String after, int limit) {
        return ProductPage.of(products.page(after, category, containing(query), Limit.of(limit + 1)), limit);
    }

    /**
     * The products for sale that are among the skus or in one of the categories; with neither, all that are for sale.
     *
     * @param query only with this text in a name or the brand
     * @param after goes on behind this sku; an empty text for the beginning
     */
    public ProductPage forSale(
            Collection<Sku> skus, Collection<String> categories, String query, String after, int limit) {
        List<Listing> oneMore = products.forSale(
                after,
                skus.isEmpty() && categories.isEmpty(),
                skus.stream().map(Sku::value).toList(),
                categories,
                containing(query),
                Limit.of(limit + 1));
        return ProductPage.of(oneMore, limit);
    }

    private static String containing(String query) {
        String literal = query.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
        return "%" + literal + "%";
    }
}

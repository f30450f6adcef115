package larder.catalog.product;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import larder.contracts.Sku;
import org.springframework.stereotype.Component;

/** Shows products to people. */
@Component
public class ProductViews {

    private final Products products;

    ProductViews(Products products) {
        this.products = products;
    }

    /** Those of the products that are in the catalogue, in this order. */
    public List<ProductView> inOrder(List<Sku> skus) {
        Map<Sku, ProductView> views = products.listings(skus.stream().map(Sku::value).toList()).stream()
                .map(ProductView::of)
                .collect(Collectors.toMap(ProductView::sku, view -> view));
        return skus.stream().map(views::get).filter(Objects::nonNull).toList();
    }
}

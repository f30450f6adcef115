package larder.catalog.product;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import larder.contracts.Sku;
import org.springframework.stereotype.Component;

/** Shows products as people see them, with the price and the policies that are in force now. */
@Component
public class ProductViews {

    private final Products products;
    private final SaleTerms terms;
    private final ImageRefs images;

    ProductViews(Products products, SaleTerms terms, ImageRefs images) {
        this.products = products;
        this.terms = terms;
        this.images = images;
    }

    /** One product, unless it is not in the catalogue. */
    public Optional<ProductView> find(Sku sku) {
        return inOrder(List.of(sku)).stream().findFirst();
    }

    /** Those of the products that are in the catalogue, in the given order. */
    public List<ProductView> inOrder(Collection<Sku> skus) {
        if (skus.isEmpty()) {
            return List.of();
        }
        Map<Sku, Listing> found = products
                .listings(skus.stream().map(Sku::value).toList())
                .stream()
                .collect(Collectors.toMap(listing -> listing.product().sku(), listing -> listing));
        return of(skus.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    List<ProductView> of(List<Listing> listings) {
        Map<Sku, ProductView.ImageRef> pictures = images.of(
                listings.stream().map(listing -> listing.product().sku()).toList());
        return terms.of(listings).stream()
                .map(each -> each.view(pictures.get(each.listing().product().sku())))
                .toList();
    }
}

package larder.catalog.product;

import larder.catalog.policy.Restriction;
import larder.catalog.measure.Content;
import larder.catalog.measure.Pack;
import larder.catalog.measure.UnitPrice;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A product as people see it.
 *
 * @param price what a pack costs now
 * @param saleable whether it can be bound and ordered now
 * @param sale why it is not sold, or only while stock lasts; none of what is simply sold
 */
public record ProductView(
        Sku sku,
        String seller,
        String brand,
        @Nullable String gtin,
        @Nullable String family,
        Label name,
        CategoryRef category,
        @Nullable Pack pack,
        @Nullable Content content,
        Money price,
        @Nullable UnitPrice unitPrice,
        @Nullable UnitPrice unitPrice,
        boolean saleable) {

    /** The category a product stands in. */
    public record CategoryRef(String id, Label name) {}

    static ProductView of(Listing listing) {
        Product product = listing.product();
        Content content = product.content();
        return new ProductView(
                product.sku(),
                product.seller(),
                product.brand(),
                product.gtin(),
                product.family(),
                product.name(),
                new CategoryRef(listing.category().id(), listing.category().name()),
                product.pack(),
                content,
                product.price(),
                content == null ? null : UnitPrice.of(product.price(), content),
                product.saleable());
    }
}

package larder.catalog.product;

import larder.catalog.measure.Content;
import larder.catalog.measure.Pack;
import larder.catalog.measure.UnitPrice;
import larder.catalog.policy.Restriction;
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
        boolean saleable,
        @Nullable Restriction sale) {

    /** The category a product stands in. */
    public record CategoryRef(String id, Label name) {}
}

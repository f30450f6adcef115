package larder.catalog.intake;

import java.util.List;
import larder.catalog.measure.Pack;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A product as a feed has it.
 *
 * @param sku its id in the feed
 * @param brand who makes it
 * @param name what it is called in the feed's language
 * @param categories the names of its category's ancestors from the root down, and of its category
 * @param pack what one pack holds, where that is known
 * @param unitPriceBase the amount its seller says the unit price for
 * @param price the price of one pack
 * @param sale a lower price for a while
 * @param gtin with 14 digits
 * @param family what it shares with the same thing in packs of other sizes
 * @param description a text about it
 * @param image where its seller shows a picture of it
 */
public record FeedProduct(
        Sku sku,
        String brand,
        String name,
        List<String> categories,
        @Nullable Pack pack,
        @Nullable String unitPriceBase,
        Money price,
        @Nullable Sale sale,
        @Nullable String gtin,
        @Nullable String family,
        @Nullable String description,
        @Nullable String image) {

    public FeedProduct {
        categories = List.copyOf(categories);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("a product stands in a category");
        }
    }

    /** The same, but nobody knows of a picture. */
    FeedProduct withoutImage() {
        return new FeedProduct(
                sku, brand, name, categories, pack, unitPriceBase, price, sale, gtin, family, description, null);
    }
}

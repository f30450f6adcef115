package larder.catalog.product;

import java.util.List;
import larder.catalog.measure.Pack;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What the rest of the catalogue needs to know of a product.
 *
 * @param sku the product
 * @param seller who sells it
 * @param brand who makes it
 * @param categories its category's ancestors from the root down, and its category
 * @param family what it shares with the same thing in packs of other sizes
 * @param pack what one pack holds, where that is known
 * @param unitPrice the price of one pack
 * @param saleable whether it may be bound and ordered
 */
public record Offer(
        Sku sku,
        String seller,
        String brand,
        List<String> categories,
        @Nullable String family,
        @Nullable Pack pack,
        Money unitPrice,
        boolean saleable) {

    public Offer {
        categories = List.copyOf(categories);
    }
}

package larder.catalog.product;

import java.util.List;
import larder.catalog.measure.Pack;
import larder.catalog.policy.Restriction;
import larder.catalog.policy.SaleState;
import larder.catalog.price.Pricing;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What the rest of the catalogue needs to know of a product.
 *
 * @param sku the product
 * @param seller who sells it
 * @param name what it is called
 * @param brand who makes it
 * @param categories its category's ancestors from the root down, and its category
 * @param family what it shares with the same thing in packs of other sizes
 * @param pack what one pack holds, where that is known
 * @param pricing what one pack costs
 * @param restriction why it is not sold, or only while stock lasts; none of what is simply sold
 * @param saleable whether it may be bound and ordered
 */
public record Offer(
        Sku sku,
        String seller,
        Label name,
        String brand,
        List<String> categories,
        @Nullable String family,
        @Nullable Pack pack,
        Pricing pricing,
        @Nullable Restriction restriction,
        boolean saleable) {

    public Offer {
        categories = List.copyOf(categories);
    }

    /** What a pack costs now. */
    public Money unitPrice() {
        return pricing.inForce();
    }

    /** What an order that asks now is charged for a pack: never more than its shopper may have been shown. */
    public Money chargeable() {
        return pricing.chargeable();
    }

    /** Whether it is sold while stock lasts and then no more. */
    public boolean endsWithStock() {
        return restriction != null && restriction.state() == SaleState.SELL_THROUGH;
    }
}

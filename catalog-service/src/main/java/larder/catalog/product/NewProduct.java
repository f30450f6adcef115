package larder.catalog.product;

import larder.catalog.measure.Pack;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A product that may not be in the catalogue yet.
 *
 * @param sku the product
 * @param seller who sells it
 * @param brand who makes it
 * @param name what it is called
 * @param category the id of its category
 * @param categoryName what its category is called
 * @param pack what one pack holds, where that is known
 * @param price the price of one pack
 * @param family what it shares with the same thing in packs of other sizes
 */
public record NewProduct(
        Sku sku,
        String seller,
        String brand,
        Label name,
        String category,
        Label categoryName,
        @Nullable Pack pack,
        Money price,
        @Nullable String family) {

    /** The house itself. */
    public static final String HOUSE = "larder";

    /** A product that has no other packs. */
    public NewProduct(
            Sku sku,
            String seller,
            String brand,
            Label name,
            String category,
            Label categoryName,
            @Nullable Pack pack,
            Money price) {
        this(sku, seller, brand, name, category, categoryName, pack, price, null);
    }

    public NewProduct {
        if (seller.isBlank() || brand.isBlank() || price.minorUnits() <= 0) {
            throw new IllegalArgumentException("a product has a seller, a brand and a price above 0");
        }
    }
}

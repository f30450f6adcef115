package larder.catalog.product;

import larder.contracts.Money;
import larder.contracts.Sku;

/**
 * A product that may not be in the catalogue yet.
 *
 * @param sku the product
 * @param brand who makes it
 * @param name what it is called
 * @param category the id of its category
 * @param categoryName what its category is called
 * @param pack what one pack holds
 * @param price the price of one pack
 */
public record NewProduct(
        Sku sku, String brand, Label name, String category, Label categoryName, Pack pack, Money price) {

    public NewProduct {
        if (brand.isBlank() || price.minorUnits() <= 0) {
            throw new IllegalArgumentException("a product has a brand and a price above 0");
        }
    }
}

package larder.catalog.intake;

import larder.contracts.Money;
import larder.contracts.Sku;

/**
 * What a delta changes of a product that is known.
 *
 * @param sku the product
 * @param price what a pack costs now
 */
public record Patch(Sku sku, Money price) {}

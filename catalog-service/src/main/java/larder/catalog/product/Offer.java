package larder.catalog.product;

import larder.contracts.Money;
import larder.contracts.Sku;

/**
 * What the rest of the catalogue needs to know of a product.
 *
 * @param sku the product
 * @param category the id of its category
 * @param unitPrice the price of one pack
 * @param saleable whether it may be bound and ordered
 */
public record Offer(Sku sku, String category, Money unitPrice, boolean saleable) {}

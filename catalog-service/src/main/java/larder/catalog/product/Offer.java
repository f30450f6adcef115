package larder.catalog.product;

import larder.contracts.Money;
import larder.contracts.Sku;

/**
 * What the rest of the catalogue needs to know of a product.
 *
 * @param sku the product
 * @param unitPrice the price of one pack
 * @param saleable whether it may be bound and ordered
 */
public record Offer(Sku sku, Money unitPrice, boolean saleable) {}

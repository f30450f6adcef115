package larder.catalog.product;

import larder.contracts.Sku;

/**
 * Something about a product has changed that decides whether it can be ordered as its shoppers agreed; told inside the transaction that
 * changes it.
 *
 * @param sku the product
 */
public record ProductChanged(Sku sku) {}

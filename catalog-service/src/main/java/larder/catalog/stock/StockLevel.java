package larder.catalog.stock;

import larder.contracts.Sku;

/**
 * How much there is of a product, in packs, all at one moment.
 *
 * @param sku the product
 * @param initial all that ever came in
 * @param available what can still be promised
 * @param reserved what is set aside for orders
 * @param shipped what has left
 */
record StockLevel(Sku sku, long initial, long available, long reserved, long shipped) {}

package larder.catalog.publication;

import java.time.Instant;
import larder.contracts.Sku;

/**
 * Says that the state of a product is to be published.
 *
 * @param id tells it from others of the same product
 * @param sku the product
 * @param due when its state became, or becomes, another
 */
record Mark(long id, Sku sku, Instant due) {}

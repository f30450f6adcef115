package larder.order.ledger;

import larder.contracts.Quantity;
import larder.contracts.Sku;

/**
 * The packs that an order brings, which may be others of the same family than it asked for.
 *
 * @param sku the product
 * @param quantity how many of it
 */
public record Sent(Sku sku, Quantity quantity) {}

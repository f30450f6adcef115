package larder.catalog.warehouse;

import larder.contracts.Sku;

/**
 * Packs are free that were not, or are where they were not; told inside the transaction that brings them.
 *
 * @param sku the product
 */
public record PacksArrived(Sku sku) {}

package larder.catalog.product;

import java.util.Set;
import larder.contracts.Sku;

/**
 * Products have changed, many at once; told inside the transaction that changes them.
 *
 * @param products all of which anything has changed
 * @param orders those of which what decides whether they can be ordered as their shoppers agreed has changed
 */
public record ProductsChanged(Set<Sku> products, Set<Sku> orders) {}

package larder.catalog.product;

/**
 * A product as the catalogue shows it, with the category it stands in.
 *
 * @param product the product
 * @param category its category
 */
record Listing(Product product, Category category) {}

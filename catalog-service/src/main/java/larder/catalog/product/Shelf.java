package larder.catalog.product;

/**
 * A category and how much stands in it.
 *
 * @param category the category
 * @param products how many products it has
 */
record Shelf(Category category, long products) {}

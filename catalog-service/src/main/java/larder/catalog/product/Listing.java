package larder.catalog.product;

/**
 * A product as the catalogue shows it, with the category it stands in.
 *
 * @param product the product
 * @param category its category
 */
record Listing(Product product, Category category) {

    Offer offer() {
        return new Offer(
                product.sku(),
                product.seller(),
                product.brand(),
                category.path(),
                product.family(),
                product.pack(),
                product.price(),
                product.saleable());
    }
}

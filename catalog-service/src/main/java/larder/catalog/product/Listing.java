package larder.catalog.product;

import larder.catalog.policy.SaleFacts;

/**
 * A product with the category it stands in.
 *
 * @param product the product
 * @param category its category
 */
record Listing(Product product, Category category) {

    SaleFacts facts() {
        return new SaleFacts(product.sku(), product.brand(), category.path(), product.seller());
    }
}

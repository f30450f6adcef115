package larder.catalog.product;

import larder.catalog.policy.Restriction;
import larder.catalog.price.Pricing;
import org.jspecify.annotations.Nullable;

/**
 * A product with the terms on which it is sold at one moment.
 *
 * @param listing the product
 * @param pricing what it costs
 * @param restriction why it is not sold, or only while stock lasts; none of what is simply sold
 * @param saleable whether it may be bound and ordered
 */
record Terms(Listing listing, Pricing pricing, @Nullable Restriction restriction, boolean saleable) {

    Offer offer() {
        Product product = listing.product();
        return new Offer(
                product.sku(),
                product.seller(),
                product.name(),
                product.brand(),
                listing.category().path(),
                product.family(),
                product.pack(),
                pricing,
                restriction,
                saleable);
    }

    ProductView view(ProductView.@Nullable ImageRef image) {
        Product product = listing.product();
        Category category = listing.category();
        return new ProductView(
                product.sku(),
                product.seller(),
                product.brand(),
                product.gtin(),
                product.family(),
                product.name(),
                new ProductView.CategoryRef(category.id(), category.name()),
                product.pack(),
                product.content(),
                pricing.inForce(),
                product.unitPrice(pricing.inForce()),
                saleable,
                restriction,
                image);
    }
}

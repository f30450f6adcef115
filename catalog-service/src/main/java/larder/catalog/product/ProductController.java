package larder.catalog.product;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import larder.contracts.Money;
import larder.contracts.Sku;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue over HTTP: anybody with a token reads it, operations staff change prices and saleability. */
@RestController
class ProductController {

    private final Products products;
    private final ChangeProduct changeProduct;

    ProductController(Products products, ChangeProduct changeProduct) {
        this.products = products;
        this.changeProduct = changeProduct;
    }

    /**
     * One page of products in the order of their skus.
     *
     * @param category only of this category
     * @param query only with this text in a name or the brand, in either language, upper or lower case
     * @param limit the most products to answer with, 1 to 200
     * @param after goes on behind this sku: the {@code next} of the page before
     */
    @GetMapping("/v1/products")
    ProductPage list(
            @RequestParam(defaultValue = "") @Size(max = 64) String category,
            @RequestParam(defaultValue = "") @Size(max = 100) String query,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "") @Size(max = 64) String after) {
        return ProductPage.of(products.page(after, category, containing(query), Limit.of(limit + 1)), limit);
    }

    /** One product; 404 {@code not-found} where there is none. */
    @GetMapping("/v1/products/{sku}")
    ProductView get(@PathVariable Sku sku) {
        return ProductView.of(products.listing(sku.value()).orElseThrow(() -> ProductNotFound.with(sku)));
    }

    /** All categories with the number of products in each. */
    @GetMapping("/v1/categories")
    CategoryList categories() {
        return new CategoryList(
                products.shelves().stream().map(CategoryView::of).toList());
    }

    /**
     * Sets the price of one pack, for orders from now on: {@code {"amount":"12.50","currency":"USD"}}. 400
     * {@code invalid-request} for another currency than the product has, 404 {@code not-found}.
     */
    @PutMapping("/v1/products/{sku}/price")
    @AllowedTo(roles = "'OPS'", scope = "products")
    ProductView price(@PathVariable Sku sku, @RequestBody Money price) {
        return ProductView.of(changeProduct.reprice(sku, price));
    }

    /** Puts a product on sale or takes it off: {@code {"saleable":false}}. 404 {@code not-found}. */
    @PutMapping("/v1/products/{sku}/saleable")
    @AllowedTo(roles = "'OPS'", scope = "products")
    ProductView saleable(@PathVariable Sku sku, @Valid @RequestBody Saleability body) {
        return ProductView.of(changeProduct.offerForSale(sku, body.saleable()));
    }

    private static String containing(String query) {
        String literal = query.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
        return "%" + literal + "%";
    }

    record Saleability(@NotNull Boolean saleable) {}

    record ProductView(
            Sku sku, String brand, Label name, CategoryRef category, Pack pack, Money price, boolean saleable) {

        static ProductView of(Listing listing) {
            Product product = listing.product();
            return new ProductView(
                    product.sku(),
                    product.brand(),
                    product.name(),
                    new CategoryRef(listing.category().id(), listing.category().name()),
                    product.pack(),
                    product.price(),
                    product.saleable());
        }
    }

    record CategoryRef(String id, Label name) {}

    record CategoryList(List<CategoryView> categories) {}

    record CategoryView(String id, Label name, long products) {

        static CategoryView of(Shelf shelf) {
            return new CategoryView(shelf.category().id(), shelf.category().name(), shelf.products());
        }
    }

    /**
     * @param next what to ask {@code after} for the next page; none on the last
     */
    record ProductPage(List<ProductView> products, @Nullable Sku next) {

        static ProductPage of(List<Listing> oneMore, int limit) {
            List<ProductView> page =
                    oneMore.stream().limit(limit).map(ProductView::of).toList();
            return new ProductPage(page, oneMore.size() > limit ? page.getLast().sku() : null);
        }
    }
}

package larder.catalog.product;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import larder.contracts.Money;
import larder.contracts.Sku;
import larder.support.security.AllowedTo;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue over HTTP: shoppers, partners and operations staff read it, operations staff change it. */
@RestController
@AllowedTo(
        roles = {"'SHOPPER'", "'OPS'", "'PARTNER'"},
        scope = "products")
class ProductController {

    private final Products products;
    private final ProductViews views;
    private final ProductSearch search;
    private final ChangeProduct changeProduct;

    ProductController(Products products, ProductViews views, ProductSearch search, ChangeProduct changeProduct) {
        this.products = products;
        this.views = views;
        this.search = search;
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
        return search.page(category, query, after, limit);
    }

    /** One product; 404 {@code not-found} where there is none. */
    @GetMapping("/v1/products/{sku}")
    ProductView get(@PathVariable Sku sku) {
        return views.find(sku).orElseThrow(() -> ProductNotFound.with(sku));
    }

    /** All categories with the number of products in each. */
    @GetMapping("/v1/categories")
    CategoryList categories() {
        return new CategoryList(
                products.shelves().stream().map(CategoryView::of).toList());
    }

    /**
     * Sets the regular price of one pack from now on: {@code {"amount":"12.50","currency":"USD"}}. In another currency than before,
     * its bindings need a choice. 400 {@code invalid-request}, 404 {@code not-found}.
     */
    @PutMapping("/v1/products/{sku}/price")
    @AllowedTo(roles = "'OPS'", scope = "products")
    ProductView price(@PathVariable Sku sku, @RequestBody Money price, @AuthenticationPrincipal Jwt token) {
        return changeProduct.reprice(sku, price, Objects.requireNonNull(token.getSubject()));
    }

    /** Takes a product out of the catalogue for good, 204; its bindings need a choice. 404 {@code not-found}. */
    @DeleteMapping("/v1/products/{sku}")
    @AllowedTo(roles = "'OPS'", scope = "products")
    ResponseEntity<Void> remove(@PathVariable Sku sku) {
        changeProduct.remove(sku);
        return ResponseEntity.noContent().build();
    }

    record CategoryList(List<CategoryView> categories) {}

    record CategoryView(String id, Label name, long products) {

        static CategoryView of(Shelf shelf) {
            return new CategoryView(shelf.category().id(), shelf.category().name(), shelf.products());
        }
    }
}

package larder.catalog.product;

import java.util.Optional;
import larder.contracts.Sku;
import org.springframework.stereotype.Component;

/** Tells the rest of the catalogue what a product costs at this moment and whether it is for sale. */
@Component
public class Offers {

    private final Products products;

    Offers(Products products) {
        this.products = products;
    }

    public Optional<Offer> find(Sku sku) {
        return products.findBySku(sku.value()).map(Product::offer);
    }
}

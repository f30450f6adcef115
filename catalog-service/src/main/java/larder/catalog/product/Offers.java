package larder.catalog.product;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import larder.contracts.Sku;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the rest of the catalogue what a product costs at this moment and whether it is for sale. A product that was removed is not
 * offered.
 */
@Component
public class Offers {

    private final Products products;

    Offers(Products products) {
        this.products = products;
    }

    public Optional<Offer> find(Sku sku) {
        return products.listing(sku.value()).map(Listing::offer);
    }

    /** The offer, which then stays as it is until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Offer> hold(Sku sku) {
        return products.hold(sku.value()).flatMap(_ -> find(sku));
    }

    /** Those of the products that are offered. */
    public Map<Sku, Offer> findAll(Collection<Sku> skus) {
        return products.listings(skus.stream().map(Sku::value).toList()).stream()
                .map(Listing::offer)
                .collect(Collectors.toMap(Offer::sku, offer -> offer));
    }
}

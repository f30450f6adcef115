package larder.catalog.product;

import larder.contracts.Money;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a product costs and whether it is for sale, and takes products out of the catalogue. */
@Component
class ChangeProduct {

    private static final Logger log = LoggerFactory.getLogger(ChangeProduct.class);
    private static final long HIGHEST_PRICE = 100_000_000;

    private final Products products;
    private final ApplicationEventPublisher catalogue;

    ChangeProduct(Products products, ApplicationEventPublisher catalogue) {
        this.products = products;
        this.catalogue = catalogue;
    }

    /** Sets the price of one pack. Whoever agreed to a price in another currency is asked to choose anew. */
    @Transactional
    Listing reprice(Sku sku, Money price) {
        Listing listing = listing(sku);
        if (price.minorUnits() <= 0
                || price.minorUnits() > HIGHEST_PRICE
                || price.currency().getDefaultFractionDigits() < 0) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "the price must be above 0 and not beyond reason");
        }
        boolean otherCurrency =
                !price.currency().equals(listing.product().price().currency());
        listing.product().reprice(price);
        tell(otherCurrency, sku);
        log.atInfo().addKeyValue("sku", sku).addKeyValue("price", price).log("product repriced");
        return listing;
    }

    @Transactional
    Listing offerForSale(Sku sku, boolean saleable) {
        Listing listing = listing(sku);
        boolean changed = listing.product().saleable() != saleable;
        listing.product().offerForSale(saleable);
        tell(changed, sku);
        log.atInfo().addKeyValue("sku", sku).addKeyValue("saleable", saleable).log("product saleability set");
        return listing;
    }

    /** Takes a product out of the catalogue; it does not come back. */
    @Transactional
    void remove(Sku sku) {
        listing(sku).product().remove();
        tell(true, sku);
        log.atInfo().addKeyValue("sku", sku).log("product removed");
    }

    private void tell(boolean changed, Sku sku) {
        if (changed) {
            catalogue.publishEvent(new ProductChanged(sku));
        }
    }

    private Listing listing(Sku sku) {
        return products.listing(sku.value()).orElseThrow(() -> ProductNotFound.with(sku));
    }
}

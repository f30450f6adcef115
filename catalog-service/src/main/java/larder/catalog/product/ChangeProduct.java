package larder.catalog.product;

import larder.contracts.Money;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a product costs and whether it is for sale. */
@Component
class ChangeProduct {

    private static final Logger log = LoggerFactory.getLogger(ChangeProduct.class);
    private static final long HIGHEST_PRICE = 100_000_000;

    private final Products products;

    ChangeProduct(Products products) {
        this.products = products;
    }

    /** Sets the price of one pack; a product keeps its currency, because shoppers' ceilings are in it. */
    @Transactional
    Listing reprice(Sku sku, Money price) {
        Listing listing = listing(sku);
        if (!price.currency().equals(listing.product().price().currency())) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "the price must be in " + listing.product().price().currency());
        }
        if (price.minorUnits() <= 0 || price.minorUnits() > HIGHEST_PRICE) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "the price must be above 0 and not beyond reason");
        }
        listing.product().reprice(price);
        log.atInfo().addKeyValue("sku", sku).addKeyValue("price", price).log("product repriced");
        return listing;
    }

    @Transactional
    Listing offerForSale(Sku sku, boolean saleable) {
        Listing listing = listing(sku);
        listing.product().offerForSale(saleable);
        log.atInfo().addKeyValue("sku", sku).addKeyValue("saleable", saleable).log("product saleability set");
        return listing;
    }

    private Listing listing(Sku sku) {
        return products.listing(sku.value()).orElseThrow(() -> ProductNotFound.with(sku));
    }
}

package larder.catalog.product;

import java.time.Clock;
import java.util.List;
import larder.catalog.price.LayPrices;
import larder.catalog.price.NewPrice;
import larder.contracts.Money;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a product costs, and takes products out of the catalogue. */
@Component
class ChangeProduct {

    private static final Logger log = LoggerFactory.getLogger(ChangeProduct.class);

    private final Products products;
    private final LayPrices layPrices;
    private final ProductViews views;
    private final ApplicationEventPublisher catalogue;
    private final Clock clock;

    ChangeProduct(
            Products products,
            LayPrices layPrices,
            ProductViews views,
            ApplicationEventPublisher catalogue,
            Clock clock) {
        this.products = products;
        this.layPrices = layPrices;
        this.views = views;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Sets the regular price of one pack from now on. Whoever agreed to a price in another currency is asked to choose anew. */
    @Transactional
    ProductView reprice(Sku sku, Money price, String by) {
        listing(sku);
        if (!NewPrice.allows(price)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "the price must be above 0, not beyond reason, and in money");
        }
        layPrices.lay(List.of(NewPrice.regular(sku, price, clock.instant())), by);
        return views.find(sku).orElseThrow(() -> ProductNotFound.with(sku));
    }

    /** Takes a product out of the catalogue; it does not come back. */
    @Transactional
    void remove(Sku sku) {
        listing(sku).product().remove();
        catalogue.publishEvent(new ProductChanged(sku));
        log.atInfo().addKeyValue("sku", sku).log("product removed");
    }

    private Listing listing(Sku sku) {
        return products.listing(sku.value()).orElseThrow(() -> ProductNotFound.with(sku));
    }
}

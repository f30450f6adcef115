package larder.catalog.choice;

import larder.catalog.device.DeviceChanged;
import larder.catalog.device.ModelChanged;
import larder.catalog.policy.PolicyChanged;
import larder.catalog.price.PricesChanged;
import larder.catalog.product.ProductChanged;
import larder.catalog.product.ProductsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the bindings looked through that a change may concern, as part of the change's own transaction. */
@Component
class CatalogueChangeListener {

    private final Reviews reviews;
    private final ReviewBindings reviewBindings;

    CatalogueChangeListener(Reviews reviews, ReviewBindings reviewBindings) {
        this.reviews = reviews;
        this.reviewBindings = reviewBindings;
    }

    @EventListener
    void on(ProductChanged change) {
        reviews.ask(Review.Kind.PRODUCT, change.sku().value());
    }

    /** A price in another currency needs a choice from the moment it is in force. */
    @EventListener
    void on(PricesChanged change) {
        change.moments().stream()
                .filter(PricesChanged.Moment::otherCurrency)
                .forEach(moment ->
                        reviews.askAt(Review.Kind.PRODUCT, moment.sku().value(), moment.at()));
    }

    @EventListener
    void on(PolicyChanged change) {
        change.moments().forEach(at -> reviews.askAt(Review.Kind.of(change.scope()), change.key(), at));
    }

    @EventListener
    void on(ProductsChanged change) {
        reviews.askOfBound(change.orders());
    }

    @EventListener
    void on(ModelChanged change) {
        reviews.ask(Review.Kind.MODEL, change.model());
    }

    /** A device of nobody has no bindings that could stay. */
    @EventListener
    void on(DeviceChanged change) {
        if (change.owner() != null) {
            reviewBindings.ofDevice(change.device());
        }
    }
}

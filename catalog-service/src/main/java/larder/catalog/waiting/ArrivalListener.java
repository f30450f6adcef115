package larder.catalog.waiting;

import java.time.Clock;
import java.util.List;
import larder.catalog.policy.PolicyChanged;
import larder.catalog.product.ProductChanged;
import larder.catalog.product.ProductsChanged;
import larder.catalog.warehouse.PacksArrived;
import larder.catalog.warehouse.WarehouseChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has waiting orders looked at when packs come in or the terms of sale change, as part of the change's own transaction. */
@Component
class ArrivalListener {

    private final StockArrivals arrivals;
    private final Clock clock;

    ArrivalListener(StockArrivals arrivals, Clock clock) {
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @EventListener
    void on(PacksArrived arrived) {
        arrivals.add(arrived.sku(), clock.instant());
    }

    @EventListener
    void on(WarehouseChanged change) {
        arrivals.addAllAwaited(clock.instant());
    }

    @EventListener
    void on(ProductChanged change) {
        arrivals.addAwaited(List.of(change.sku()));
    }

    @EventListener
    void on(ProductsChanged change) {
        arrivals.addAwaited(change.orders());
    }

    /** Policies change seldom, and few products are awaited: which of them this one concerns is found out when they are looked at. */
    @EventListener
    void on(PolicyChanged change) {
        change.moments().forEach(arrivals::addAllAwaited);
    }
}

package larder.catalog.stock;

import java.util.List;
import java.util.Optional;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.catalog.substitute.FamilyPacks;
import larder.catalog.waiting.StockArrivals;
import larder.catalog.waiting.StockArrivals.Arrival;
import larder.catalog.waiting.WaitingOrders;
import larder.catalog.waiting.WaitingOrders.InTurn;
import larder.contracts.Sku;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Serves the orders that wait for a product once packs of it came in, the oldest first, each in a transaction of its own. Only those are
 * looked at whose packs are there, however many wait. What is not sold any more is refused to all of them.
 */
@Component
class ServeWaiting {

    private final StockArrivals arrivals;
    private final WaitingOrders waiting;
    private final ReserveStock reserveStock;
    private final Offers offers;
    private final FamilyPacks families;

    ServeWaiting(
            StockArrivals arrivals,
            WaitingOrders waiting,
            ReserveStock reserveStock,
            Offers offers,
            FamilyPacks families) {
        this.arrivals = arrivals;
        this.waiting = waiting;
        this.reserveStock = reserveStock;
        this.offers = offers;
        this.families = families;
    }

    /** Looks at one order; false when there is nothing to do, or others are at all that is. */
    @Transactional
    boolean step() {
        Optional<Arrival> next = arrivals.next();
        next.ifPresent(this::serve);
        return next.isPresent();
    }

    private void serve(Arrival arrival) {
        if (arrival.begins()) {
            arrivals.absorbOthers(arrival);
        }
        if (arrival.begins() && !arrival.anyPack()) {
            List<Sku> sisters = families.sistersOf(arrival.sku());
            if (!sisters.isEmpty()) {
                arrivals.addForSisters(arrival, sisters);
            }
        }
        next(arrival)
                .ifPresentOrElse(
                        order -> {
                            if (reserveStock.serve(order.order()) || !arrival.anyPack()) {
                                arrivals.advance(arrival, order.number());
                            } else {
                                arrivals.finish(arrival);
                            }
                        },
                        () -> arrivals.finish(arrival));
    }

    private Optional<InTurn> next(Arrival arrival) {
        if (arrival.anyPack()) {
            return waiting.nextOfAnyPack(arrival);
        }
        boolean sold = offers.find(arrival.sku()).filter(Offer::saleable).isPresent();
        return sold ? waiting.nextContent(arrival) : waiting.next(arrival);
    }
}

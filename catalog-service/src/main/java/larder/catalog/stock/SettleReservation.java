package larder.catalog.stock;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import larder.catalog.product.Offers;
import larder.catalog.waiting.WaitingOrders;
import larder.catalog.warehouse.Movement;
import larder.catalog.warehouse.Movements;
import larder.catalog.warehouse.PacksArrived;
import larder.contracts.OrderId;
import larder.contracts.stock.StockEvent.StockReleased;
import larder.contracts.stock.StockEvent.StockShipped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a reservation: its packs leave with the parcel, or go back on the shelf. */
@Component
public class SettleReservation {

    private static final Logger log = LoggerFactory.getLogger(SettleReservation.class);

    private final Reservations reservations;
    private final WaitingOrders waiting;
    private final Stocks stocks;
    private final Movements movements;
    private final Offers offers;
    private final StockReport report;
    private final ApplicationEventPublisher catalogue;
    private final Clock clock;

    SettleReservation(
            Reservations reservations,
            WaitingOrders waiting,
            Stocks stocks,
            Movements movements,
            Offers offers,
            StockReport report,
            ApplicationEventPublisher catalogue,
            Clock clock) {
        this.reservations = reservations;
        this.waiting = waiting;
        this.stocks = stocks;
        this.movements = movements;
        this.offers = offers;
        this.report = report;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Sends an order's packs; a test has none. */
    @Transactional
    void ship(OrderId order) {
        if (reservations.isTest(order.uuid())) {
            return;
        }
        reservations.claim(order.uuid());
        ship(
                order,
                reservations
                        .findByOrderId(order.uuid())
                        .orElseThrow(
                                () -> new IllegalStateException("order " + order + " ships what was never reserved")));
    }

    /**
     * Sends the packs of an order whose parcel is known to have left before the order itself is; nobody else settles it until the
     * transaction ends.
     */
    @Transactional
    public void shipUnsent(OrderId order) {
        reservations.claim(order.uuid());
        reservations
                .findByOrderId(order.uuid())
                .filter(Reservation::unsent)
                .ifPresent(reservation -> ship(order, reservation));
    }

    private void ship(OrderId order, Reservation reservation) {
        Instant now = clock.instant();
        if (reservation.ship(now)) {
            takeOut(reservation, now);
            report.send(new StockShipped(order, reservation.sku(), reservation.quantity(), now));
        } else {
            log.atInfo().addKeyValue("order", order).log("reservation was shipped before");
        }
    }

    /** Releases the order's packs; an order that has none gets none any more. What left with a parcel comes back with it. */
    @Transactional
    void release(OrderId order) {
        reservations.claim(order.uuid());
        Optional<Reservation> reservation = reservations.findByOrderId(order.uuid());
        Instant now = clock.instant();
        if (reservation.isEmpty()) {
            waiting.forget(order);
            reservations.end(order.uuid(), now);
        } else if (reservation.get().release(now)) {
            putBack(reservation.get(), now);
        } else {
            log.atInfo().addKeyValue("order", order).log("nothing to release");
        }
    }

    /** Releases the packs of a parcel that never left; what left and was not delivered comes back as a receipt, if at all. */
    @Transactional
    void releaseUnsent(OrderId order) {
        reservations.claim(order.uuid());
        if (reservations.findByOrderId(order.uuid()).filter(Reservation::unsent).isPresent()) {
            release(order);
        }
    }

    private void takeOut(Reservation reservation, Instant now) {
        int packs = reservation.quantity().packs();
        stocks.ship(reservation.sku(), reservation.warehouse(), packs);
        movements.add(Movement.of(
                Movement.Kind.SHIPMENT,
                reservation.sku(),
                reservation.warehouse(),
                -packs,
                reservation.order().value(),
                null,
                now));
    }

    private void putBack(Reservation reservation, Instant now) {
        stocks.release(
                reservation.sku(),
                reservation.warehouse(),
                reservation.quantity().packs());
        offers.packsBack(reservation.sku());
        catalogue.publishEvent(new PacksArrived(reservation.sku()));
        report.send(new StockReleased(reservation.order(), reservation.sku(), reservation.quantity(), now));
    }
}

package larder.catalog.stock;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import larder.catalog.policy.Restriction;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.contracts.OrderTerms;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Prices an order and sets its packs aside, or refuses with a reason: once an order, whatever comes twice or late. */
@Component
class ReserveStock {

    private static final Logger log = LoggerFactory.getLogger(ReserveStock.class);

    private final Offers offers;
    private final Stocks stocks;
    private final Reservations reservations;
    private final EntityManager entities;
    private final StockReport report;
    private final Clock clock;

    ReserveStock(
            Offers offers,
            Stocks stocks,
            Reservations reservations,
            EntityManager entities,
            StockReport report,
            Clock clock) {
        this.offers = offers;
        this.stocks = stocks;
        this.reservations = reservations;
        this.entities = entities;
        this.report = report;
        this.clock = clock;
    }

    /** What was answered; nothing when the order was answered, or ended, before. */
    @Transactional
    Optional<StockEvent> reserve(OrderRequested request) {
        if (reservations.existsByOrderId(request.order().uuid())
                || reservations.ended(request.order().uuid())) {
            log.atInfo().addKeyValue("order", request.order()).log("order was answered before");
            return Optional.empty();
        }
        StockEvent answer = answer(request);
        report.send(answer);
        return Optional.of(answer);
    }

    private StockEvent answer(OrderRequested request) {
        Optional<Offer> offer = offers.underPolicies(request.terms().sku());
        if (offer.isEmpty()) {
            return refuse(request, RejectReason.UNKNOWN_PRODUCT, null);
        }
        Restriction restriction = offer.get().restriction();
        if (!offer.get().saleable() && restriction != null) {
            return refuse(request, RejectReason.SALE_SUSPENDED, restriction.reason());
        }
        OrderTerms terms = request.terms();
        if (stocks.take(terms.sku().value(), terms.quantity().packs()) == 0) {
            return refuse(request, RejectReason.OUT_OF_STOCK, null);
        }
        offers.packsTaken(offer.get());
        return setAside(request, offer.get());
    }

    private StockEvent setAside(OrderRequested request, Offer offer) {
        OrderTerms terms = request.terms();
        Instant now = clock.instant();
        entities.persist(new Reservation(request.order(), terms.sku(), terms.quantity(), offer.chargeable(), now));
        return new StockReserved(
                request.order(),
                terms.sku(),
                terms.quantity(),
                offer.chargeable(),
                offer.chargeable().times(terms.quantity()),
                now);
    }

    private StockEvent refuse(OrderRequested request, RejectReason reason, @Nullable String explanation) {
        Instant now = clock.instant();
        reservations.end(request.order().uuid(), now);
        return new StockRefused(request.order(), request.terms().sku(), reason, explanation, now);
    }
}

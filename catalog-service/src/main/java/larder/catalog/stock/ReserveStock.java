package larder.catalog.stock;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import larder.catalog.policy.Restriction;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.catalog.substitute.PackOffer;
import larder.contracts.WarehouseId;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.product.ProductState;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Prices an order and sets its packs aside, or refuses with a reason: once an order, whatever comes twice or late. */
@Component
class ReserveStock {

    private static final Logger log = LoggerFactory.getLogger(ReserveStock.class);

    private final Offers offers;
    private final Stocks stocks;
    private final Reservations reservations;
    private final PackChoice packChoice;
    private final StockReport report;
    private final Clock clock;

    ReserveStock(
            Offers offers,
            Stocks stocks,
            Reservations reservations,
            PackChoice packChoice,
            StockReport report,
            Clock clock) {
        this.offers = offers;
        this.stocks = stocks;
        this.reservations = reservations;
        this.packChoice = packChoice;
        this.report = report;
        this.clock = clock;
    }

    /** What was answered; nothing when the order was answered, or ended, before. */
    @Transactional
    Optional<StockEvent> reserve(OrderRequested request) {
        Boolean answered = reservations.answered(request.order().uuid());
        if (answered == null) {
            throw underWay(request);
        }
        if (answered) {
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
            return sendOtherOrRefuse(request, RejectReason.UNKNOWN_PRODUCT, null);
        }
        Restriction restriction = offer.get().restriction();
        if (!offer.get().saleable() && restriction != null) {
            return sendOtherOrRefuse(request, RejectReason.SALE_SUSPENDED, restriction.reason());
        }
        PackOffer asked = PackOffer.asAsked(request.terms(), offer.get().chargeable());
        if (request.terms().runsAsTest()) {
            return priceOnly(request, asked);
        }
        return setAside(request, asked).orElseGet(() -> sendOtherOrRefuse(request, RejectReason.OUT_OF_STOCK, null));
    }

    /** What cannot be had as it was asked for may be had in another pack, where the shopper has agreed to that. */
    private StockEvent sendOtherOrRefuse(OrderRequested request, RejectReason reason, @Nullable String explanation) {
        if (request.terms().runsAsTest()) {
            return refuse(request, reason, explanation);
        }
        return packChoice
                .instead(request, other -> setAside(request, other))
                .orElseGet(() -> refuse(request, reason, explanation));
    }

    /** Nothing where there are not as many packs. */
    private Optional<StockEvent> setAside(OrderRequested request, PackOffer wanted) {
        Instant now = clock.instant();
        var reservation = new Reservation(request.order(), wanted.sku(), wanted.quantity(), wanted.unitPrice(), now);
        Optional<WarehouseId> warehouse =
                stocks.reserve(reservation, request.terms().deliveryAddress().country());
        if (warehouse.isEmpty()) {
            return Optional.empty();
        }
        Optional<Offer> offer = offers.find(wanted.sku());
        offer.ifPresent(offers::packsTaken);
        return Optional.of(reserved(request, wanted, warehouse.get(), offer, now));
    }

    /** A test costs what an order would; no packs are set aside, and none have to be there. */
    private StockEvent priceOnly(OrderRequested request, PackOffer wanted) {
        Instant now = clock.instant();
        if (reservations.endTest(request.order().uuid(), now) == 0) {
            throw underWay(request);
        }
        return reserved(request, wanted, null, offers.find(wanted.sku()), now);
    }

    private static StockReserved reserved(
            OrderRequested request,
            PackOffer wanted,
            @Nullable WarehouseId warehouse,
            Optional<Offer> offer,
            Instant now) {
        return new StockReserved(
                request.order(),
                wanted.sku(),
                wanted.quantity(),
                wanted.unitPrice(),
                wanted.total(),
                warehouse,
                now,
                wanted.askedFor(),
                offer.map(found -> new ProductState.Name(
                                found.name().en(), found.name().ko()))
                        .orElse(null),
                offer.map(Offer::seller).orElse(null));
    }

    private StockEvent refuse(OrderRequested request, RejectReason reason, @Nullable String explanation) {
        Instant now = clock.instant();
        if (reservations.end(request.order().uuid(), now) == 0) {
            throw underWay(request);
        }
        return new StockRefused(request.order(), request.terms().sku(), reason, explanation, now);
    }

    /** The same order came twice at once; tried again, it is found answered. */
    private static ConcurrencyFailureException underWay(OrderRequested request) {
        return new ConcurrencyFailureException("order " + request.order() + " is being answered");
    }
}

package larder.catalog.stock;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import larder.catalog.policy.Restriction;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.catalog.substitute.PackOffer;
import larder.catalog.waiting.StockWish;
import larder.catalog.waiting.WaitingOrders;
import larder.contracts.OrderId;
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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prices an order and sets its packs aside, or refuses with a reason: once an order, whatever comes twice or late. An order for which
 * there is no stock waits for some.
 */
@Component
class ReserveStock {

    private static final Logger log = LoggerFactory.getLogger(ReserveStock.class);

    private final Offers offers;
    private final Stocks stocks;
    private final Reservations reservations;
    private final WaitingOrders waiting;
    private final PackChoice packChoice;
    private final StockReport report;
    private final Clock clock;

    ReserveStock(
            Offers offers,
            Stocks stocks,
            Reservations reservations,
            WaitingOrders waiting,
            PackChoice packChoice,
            StockReport report,
            Clock clock) {
        this.offers = offers;
        this.stocks = stocks;
        this.reservations = reservations;
        this.waiting = waiting;
        this.packChoice = packChoice;
        this.report = report;
        this.clock = clock;
    }

    /** What was answered; nothing when the order was answered, or ended, before. */
    @Transactional
    Optional<StockEvent> reserve(OrderRequested request) {
        Boolean answered = reservations.answered(request.order().uuid());
        if (answered == null) {
            throw underWay(request.order());
        }
        if (answered) {
            log.atInfo().addKeyValue("order", request.order()).log("order was answered before");
            return Optional.empty();
        }
        StockWish wish = StockWish.of(request);
        StockEvent answer = answer(wish, waiting.areBefore(wish));
        if (answer instanceof StockRefused refused && !note(wish, refused)) {
            throw underWay(request.order());
        }
        report.send(answer);
        return Optional.of(answer);
    }

    /** Answers an order that waits, if it still does; false where it goes on waiting. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean serve(OrderId order) {
        reservations.claim(order.uuid());
        Optional<StockWish> wish = waiting.find(order);
        if (wish.isEmpty()) {
            return true;
        }
        StockEvent answer = answer(wish.get(), false);
        if (lacksStock(answer)) {
            return false;
        }
        waiting.forget(order);
        if (answer instanceof StockRefused) {
            reservations.end(order.uuid(), answer.at());
        }
        report.send(answer);
        return true;
    }

    /**
     * @param othersFirst whether others wait for these packs, and were here before
     */
    private StockEvent answer(StockWish wish, boolean othersFirst) {
        return offers.underPolicies(wish.terms().sku())
                .map(offer -> answer(wish, offer, othersFirst))
                .orElseGet(() -> sendOtherOrRefuse(wish, RejectReason.UNKNOWN_PRODUCT, null));
    }

    private StockEvent answer(StockWish wish, Offer offer, boolean othersFirst) {
        Restriction restriction = offer.restriction();
        if (!offer.saleable() && restriction != null) {
            return sendOtherOrRefuse(wish, RejectReason.SALE_SUSPENDED, restriction.reason());
        }
        PackOffer asked = PackOffer.asAsked(wish.terms(), offer.chargeable());
        if (wish.terms().runsAsTest()) {
            return priceOnly(wish, asked, offer);
        }
        Optional<StockEvent> reserved = othersFirst ? Optional.empty() : setAside(wish, asked, offer);
        return reserved.orElseGet(() -> sendOtherOrRefuse(wish, RejectReason.OUT_OF_STOCK, null));
    }

    /** What cannot be had as it was asked for may be had in another pack, where the shopper has agreed to that. */
    private StockEvent sendOtherOrRefuse(StockWish wish, RejectReason reason, @Nullable String explanation) {
        if (wish.terms().runsAsTest()) {
            return refused(wish, reason, explanation);
        }
        return packChoice
                .instead(wish, other -> offers.find(other.sku()).flatMap(offer -> setAside(wish, other, offer)))
                .orElseGet(() -> refused(wish, reason, explanation));
    }

    /** Nothing where there are not as many packs. */
    private Optional<StockEvent> setAside(StockWish wish, PackOffer wanted, Offer offer) {
        Instant now = clock.instant();
        var reservation = new Reservation(wish.order(), wanted.sku(), wanted.quantity(), wanted.unitPrice(), now);
        Optional<WarehouseId> warehouse = stocks.reserve(reservation, wish.country());
        if (warehouse.isEmpty()) {
            return Optional.empty();
        }
        offers.packsTaken(offer);
        return Optional.of(reserved(wish, wanted, warehouse.get(), offer, now));
    }

    private StockRefused refused(StockWish wish, RejectReason reason, @Nullable String explanation) {
        return new StockRefused(wish.order(), wish.terms().sku(), reason, explanation, clock.instant());
    }

    /** A test costs what an order would; no packs are set aside, and none have to be there. */
    private StockEvent priceOnly(StockWish wish, PackOffer wanted, Offer offer) {
        Instant now = clock.instant();
        if (reservations.endTest(wish.order().uuid(), now) == 0) {
            throw underWay(wish.order());
        }
        return reserved(wish, wanted, null, offer, now);
    }

    private static StockReserved reserved(
            StockWish wish, PackOffer wanted, @Nullable WarehouseId warehouse, Offer offer, Instant now) {
        return new StockReserved(
                wish.order(),
                wanted.sku(),
                wanted.quantity(),
                wanted.unitPrice(),
                wanted.total(),
                warehouse,
                now,
                wanted.askedFor(),
                new ProductState.Name(offer.name().en(), offer.name().ko()),
                offer.seller());
    }

    /** Keeps the order waiting, or from being asked about again; false where somebody else has answered it. */
    private boolean note(StockWish wish, StockRefused refused) {
        return lacksStock(refused)
                ? waiting.add(wish, refused.at())
                : reservations.end(wish.order().uuid(), refused.at()) == 1;
    }

    private static boolean lacksStock(StockEvent answer) {
        return answer instanceof StockRefused refused && refused.reason() == RejectReason.OUT_OF_STOCK;
    }

    /** The same order came twice at once; tried again, it is found answered. */
    private static ConcurrencyFailureException underWay(OrderId order) {
        return new ConcurrencyFailureException("order " + order + " is being answered");
    }
}

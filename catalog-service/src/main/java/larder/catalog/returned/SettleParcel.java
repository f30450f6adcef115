package larder.catalog.returned;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.catalog.stock.SettleReservation;
import larder.catalog.warehouse.CorrectionReason;
import larder.catalog.warehouse.Movement;
import larder.catalog.warehouse.Movements;
import larder.catalog.warehouse.Shelves;
import larder.contracts.OrderId;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Corrects the stock by what parcels did that their orders do not tell: each once an order. */
@Component
class SettleParcel {

    private static final Logger log = LoggerFactory.getLogger(SettleParcel.class);

    /** Before the order's id, which staff may refer to themselves. */
    private static final String REFERENCE = "parcel/";

    private final JdbcClient database;
    private final SettleReservation settleReservation;
    private final Movements movements;
    private final Shelves shelves;
    private final Offers offers;
    private final Clock clock;

    SettleParcel(
            JdbcClient database,
            SettleReservation settleReservation,
            Movements movements,
            Shelves shelves,
            Offers offers,
            Clock clock) {
        this.database = database;
        this.settleReservation = settleReservation;
        this.movements = movements;
        this.shelves = shelves;
        this.offers = offers;
        this.clock = clock;
    }

    /**
     * Puts the packs back where they had left from. That they left may not have been heard yet; those of an order that was cancelled
     * before it heard so are on the shelf already.
     */
    @Transactional
    void cameBack(OrderId order) {
        settleReservation.shipUnsent(order);
        find(order, CorrectionReason.RETURN, 1, "RESERVED", "SHIPPED")
                .filter(movements::add)
                .ifPresent(this::putBack);
    }

    /** Writes off the packs that were delivered although their order was cancelled: they are on no shelf, and nobody pays for them. */
    @Transactional
    void delivered(OrderId order) {
        settleReservation.shipUnsent(order);
        find(order, CorrectionReason.LOSS, -1, "RELEASED")
                .filter(movements::add)
                .ifPresent(this::writeOff);
    }

    /** The movement of an order in one of the states; one that was only now found to be shipped is still reserved for the database. */
    private Optional<Movement> find(OrderId order, CorrectionReason reason, int sign, String... states) {
        return database.sql(
                        "select sku, warehouse, packs from reservation where order_id = :order and state in (:states)")
                .param("order", order.uuid())
                .param("states", List.of(states))
                .query((row, _) -> movement(
                        order.uuid(),
                        new Sku(row.getString("sku")),
                        new WarehouseId(row.getString("warehouse")),
                        sign * row.getLong("packs"),
                        reason))
                .optional();
    }

    private Movement movement(UUID order, Sku sku, WarehouseId warehouse, long packs, CorrectionReason reason) {
        return new Movement(
                clock.instant(),
                Movement.Kind.CORRECTION,
                sku,
                warehouse,
                packs,
                REFERENCE + order,
                reason,
                null,
                null);
    }

    private void putBack(Movement back) {
        shelves.correct(back.sku(), back.warehouse(), back.packs());
        offers.packsBack(back.sku());
        log.atInfo()
                .addKeyValue("reference", back.reference())
                .addKeyValue("packs", back.packs())
                .log("parcel came back");
    }

    private void writeOff(Movement loss) {
        Optional<Offer> offer = offers.underPolicies(loss.sku());
        if (!shelves.correct(loss.sku(), loss.warehouse(), loss.packs())) {
            throw new IllegalStateException(loss.reference() + " was delivered from packs promised to others");
        }
        offer.ifPresent(offers::packsTaken);
        log.atWarn()
                .addKeyValue("reference", loss.reference())
                .addKeyValue("packs", loss.packs())
                .log("delivered after it was cancelled");
    }
}

package larder.catalog.returned;

import java.time.Clock;
import java.util.UUID;
import larder.catalog.product.Offers;
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

/** Puts the packs of a parcel that came back where they had left from, once an order. What never left is not added. */
@Component
class TakeBackParcel {

    private static final Logger log = LoggerFactory.getLogger(TakeBackParcel.class);

    private final JdbcClient database;
    private final Movements movements;
    private final Shelves shelves;
    private final Offers offers;
    private final Clock clock;

    TakeBackParcel(JdbcClient database, Movements movements, Shelves shelves, Offers offers, Clock clock) {
        this.database = database;
        this.movements = movements;
        this.shelves = shelves;
        this.offers = offers;
        this.clock = clock;
    }

    @Transactional
    void takeBack(OrderId order) {
        database.sql("select sku, warehouse, packs from reservation where order_id = ? and state = 'SHIPPED'")
                .param(order.uuid())
                .query((row, _) -> back(
                        order.uuid(),
                        new Sku(row.getString("sku")),
                        new WarehouseId(row.getString("warehouse")),
                        row.getLong("packs")))
                .optional()
                .filter(movements::add)
                .ifPresent(this::putBack);
    }

    private Movement back(UUID order, Sku sku, WarehouseId warehouse, long packs) {
        return new Movement(
                clock.instant(),
                Movement.Kind.CORRECTION,
                sku,
                warehouse,
                packs,
                order.toString(),
                CorrectionReason.RETURN,
                null,
                null);
    }

    private void putBack(Movement back) {
        shelves.correct(back.sku(), back.warehouse(), back.packs());
        offers.packsBack(back.sku());
        log.atInfo()
                .addKeyValue("order", back.reference())
                .addKeyValue("packs", back.packs())
                .log("parcel came back");
    }
}

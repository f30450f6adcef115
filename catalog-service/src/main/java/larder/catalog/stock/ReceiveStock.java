package larder.catalog.stock;

import java.time.Clock;
import larder.catalog.product.Offers;
import larder.catalog.product.ProductNotFound;
import larder.catalog.warehouse.Movement;
import larder.catalog.warehouse.Movement.Kind;
import larder.catalog.warehouse.Movements;
import larder.catalog.warehouse.Shelves;
import larder.catalog.warehouse.Warehouses;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes packs into the house: the first ones of a product, and later deliveries by their reference. */
@Component
public class ReceiveStock {

    private static final Logger log = LoggerFactory.getLogger(ReceiveStock.class);

    private final Offers offers;
    private final Warehouses warehouses;
    private final Shelves shelves;
    private final Movements movements;
    private final Clock clock;

    ReceiveStock(Offers offers, Warehouses warehouses, Shelves shelves, Movements movements, Clock clock) {
        this.offers = offers;
        this.warehouses = warehouses;
        this.shelves = shelves;
        this.movements = movements;
        this.clock = clock;
    }

    /** Opens the stock of a new product in the main warehouse; one that is open stays as it is. */
    @Transactional
    public void open(Sku sku, long packs) {
        if (shelves.open(sku, Warehouses.MAIN, packs) && packs > 0) {
            movements.add(Movement.of(Kind.OPENING, sku, Warehouses.MAIN, packs, "opening", null, clock.instant()));
        }
    }

    /** Adds a delivery, once a reference; false when the same one was added before. What is sold out or suspended is refused. */
    @Transactional
    boolean receive(Sku sku, WarehouseId warehouse, int packs, String reference, String author) {
        if (offers.find(sku).isEmpty()) {
            throw ProductNotFound.with(sku);
        }
        warehouses.requireActive(warehouse);
        if (!movements.add(Movement.of(Kind.RECEIPT, sku, warehouse, packs, reference, author, clock.instant()))) {
            return false;
        }
        offers.requireBuying(sku);
        shelves.receive(sku, warehouse, packs);
        log.atInfo()
                .addKeyValue("sku", sku)
                .addKeyValue("warehouse", warehouse)
                .addKeyValue("packs", packs)
                .addKeyValue("reference", reference)
                .addKeyValue("author", author)
                .log("stock received");
        return true;
    }
}

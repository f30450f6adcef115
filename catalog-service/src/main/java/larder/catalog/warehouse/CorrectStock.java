package larder.catalog.warehouse;

import java.util.Optional;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.catalog.product.ProductNotFound;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the books in line with what was counted, and moves packs between warehouses; never below what orders were promised. */
@Component
class CorrectStock {

    private static final Logger log = LoggerFactory.getLogger(CorrectStock.class);

    private final Warehouses warehouses;
    private final Shelves shelves;
    private final Movements movements;
    private final Offers offers;

    CorrectStock(Warehouses warehouses, Shelves shelves, Movements movements, Offers offers) {
        this.warehouses = warehouses;
        this.shelves = shelves;
        this.movements = movements;
        this.offers = offers;
    }

    /** False when it was done before. */
    @Transactional
    boolean correct(Movement correction) {
        Optional<Offer> offer = requireProduct(correction.sku());
        warehouses.get(correction.warehouse());
        if (!movements.add(correction)) {
            return false;
        }
        if (!shelves.correct(correction.sku(), correction.warehouse(), correction.packs())) {
            throw tooFew(correction);
        }
        if (correction.packs() > 0) {
            offers.packsBack(correction.sku());
        } else {
            offer.ifPresent(offers::packsTaken);
        }
        tell(correction, "stock corrected");
        return true;
    }

    /** False when it was done before. */
    @Transactional
    boolean transfer(Movement out, Movement in) {
        requireProduct(out.sku());
        warehouses.get(out.warehouse());
        warehouses.requireActive(in.warehouse());
        boolean first = movements.add(out);
        if (movements.add(in) != first) {
            throw new IllegalStateException("transfer " + out.reference() + " was written down by half");
        }
        if (!first) {
            return false;
        }
        if (!shelves.move(out.sku(), out.warehouse(), in.warehouse(), in.packs())) {
            throw tooFew(out);
        }
        tell(in, "stock transferred");
        return true;
    }

    /** The offer of a product; one that left the catalogue and still has stock has none. 404 {@code not-found}. */
    Optional<Offer> requireProduct(Sku sku) {
        Optional<Offer> offer = offers.find(sku);
        if (offer.isEmpty() && shelves.of(sku).isEmpty()) {
            throw ProductNotFound.with(sku);
        }
        return offer;
    }

    private ProblemException tooFew(Movement movement) {
        String there = shelves.of(movement.sku()).stream()
                .filter(shelf -> shelf.warehouse().equals(movement.warehouse()))
                .map(shelf -> "%d on hand, %d of them promised, %d available"
                        .formatted(shelf.onHand(), shelf.reserved(), shelf.available()))
                .findFirst()
                .orElse("none on hand");
        return new ProblemException(
                ProblemType.CONFLICT,
                "%d packs of %s cannot leave %s: %s"
                        .formatted(-movement.packs(), movement.sku(), movement.warehouse(), there));
    }

    private static void tell(Movement movement, String what) {
        log.atInfo()
                .addKeyValue("sku", movement.sku())
                .addKeyValue("warehouse", movement.warehouse())
                .addKeyValue("packs", movement.packs())
                .addKeyValue("reference", movement.reference())
                .addKeyValue("author", movement.author())
                .log(what);
    }
}

package larder.catalog.stock;

import java.time.Clock;
import larder.catalog.product.Offers;
import larder.catalog.product.ProductNotFound;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes packs into the house: the first ones of a product, and later deliveries by their reference. */
@Component
public class ReceiveStock {

    private static final Logger log = LoggerFactory.getLogger(ReceiveStock.class);

    private final Stocks stocks;
    private final Offers offers;
    private final Clock clock;

    ReceiveStock(Stocks stocks, Offers offers, Clock clock) {
        this.stocks = stocks;
        this.offers = offers;
        this.clock = clock;
    }

    /** Opens the stock of a new product; one that is open stays as it is. */
    @Transactional
    public void open(Sku sku, long packs) {
        stocks.open(sku.value(), packs);
    }

    /** Adds a delivery, once a reference; false when the same one was added before. */
    @Transactional
    boolean receive(Sku sku, int packs, String reference) {
        if (stocks.findBySku(sku.value()).isEmpty()) {
            throw ProductNotFound.with(sku);
        }
        if (stocks.noteReceipt(sku.value(), reference, packs, clock.instant()) == 0) {
            requireSame(sku, packs, reference);
            return false;
        }
        offers.requireBuying(sku);
        stocks.add(sku.value(), packs);
        log.atInfo()
                .addKeyValue("sku", sku)
                .addKeyValue("packs", packs)
                .addKeyValue("reference", reference)
                .log("stock received");
        return true;
    }

    private void requireSame(Sku sku, int packs, String reference) {
        int before = stocks.packsOfReceipt(sku.value(), reference);
        if (before != packs) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "receipt " + reference + " of " + sku + " was for " + before + " packs");
        }
    }
}

package larder.order.ledger;

import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.stock.StockEvent.AskedFor;
import org.jspecify.annotations.Nullable;

/**
 * The packs that an order brings, which may be others of the same family than it asked for.
 *
 * @param sku the product
 * @param quantity how many of it
 * @param askedFor what was asked for, where these are other packs
 */
public record Sent(Sku sku, Quantity quantity, @Nullable AskedFor askedFor) {

    /** The very packs that were asked for. */
    public Sent(Sku sku, Quantity quantity) {
        this(sku, quantity, null);
    }

    boolean isOf(OrderTerms terms) {
        return sku.equals(terms.sku()) && quantity.equals(terms.quantity());
    }
}

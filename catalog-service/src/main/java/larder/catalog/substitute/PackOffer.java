package larder.catalog.substitute;

import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.stock.StockEvent.AskedFor;
import org.jspecify.annotations.Nullable;

/**
 * Packs that can be sent for an order.
 *
 * @param sku the pack
 * @param quantity how many of it
 * @param unitPrice what one of them is charged
 * @param total what all of them are charged
 * @param askedFor what the order asked for, where these are other packs of the family
 */
public record PackOffer(
        Sku sku,
        Quantity quantity,
        Money unitPrice,
        Money total,
        @Nullable AskedFor askedFor) {

    /** The very packs that an order asks for. */
    public static PackOffer asAsked(OrderTerms terms, Money unitPrice) {
        return new PackOffer(terms.sku(), terms.quantity(), unitPrice, unitPrice.times(terms.quantity()), null);
    }
}

package larder.catalog.price;

import java.time.Instant;
import java.util.List;
import larder.contracts.Sku;

/**
 * Prices were laid or withdrawn; told inside the transaction that does so.
 *
 * @param moments when products begin to cost something else
 */
public record PricesChanged(List<Moment> moments) {

    public PricesChanged {
        moments = List.copyOf(moments);
    }

    /**
     * A product may cost something else from this moment on.
     *
     * @param sku the product
     * @param at the first moment of the other price
     * @param otherCurrency whether it costs that in another currency than before
     */
    public record Moment(Sku sku, Instant at, boolean otherCurrency) {}
}

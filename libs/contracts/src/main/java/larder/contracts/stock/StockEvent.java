package larder.contracts.stock;

import java.math.BigDecimal;
import java.time.Instant;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.product.ProductState;
import org.jspecify.annotations.Nullable;

/** What became of the stock an order asked for. */
public sealed interface StockEvent {

    OrderId order();

    Instant at();

    /**
     * Set aside for the order, at this price.
     *
     * @param warehouse the house that holds the packs; none in records of before there were several
     * @param askedFor what the order asked for, where another pack of its family is sent instead; otherwise absent
     * @param productName what is set aside, as the catalogue calls it; not told in records of before
     * @param seller who sells it; not told in records of before
     */
    record StockReserved(
            OrderId order,
            Sku sku,
            Quantity quantity,
            Money unitPrice,
            Money total,
            @Nullable WarehouseId warehouse,
            Instant at,
            @Nullable AskedFor askedFor,
            ProductState.@Nullable Name productName,
            @Nullable String seller)
            implements StockEvent {

        public StockReserved(
                OrderId order,
                Sku sku,
                Quantity quantity,
                Money unitPrice,
                Money total,
                @Nullable WarehouseId warehouse,
                Instant at,
                @Nullable AskedFor askedFor) {
            this(order, sku, quantity, unitPrice, total, warehouse, at, askedFor, null, null);
        }

        /** The very packs that the order asked for, set aside wherever they may be. */
        public StockReserved(OrderId order, Sku sku, Quantity quantity, Money unitPrice, Money total, Instant at) {
            this(order, sku, quantity, unitPrice, total, null, at, null, null, null);
        }
    }

    /**
     * Nothing set aside.
     *
     * @param explanation the reason in the catalogue's own words, where it has any
     */
    record StockRefused(
            OrderId order,
            Sku sku,
            RejectReason reason,
            @Nullable String explanation,
            Instant at) implements StockEvent {

        /** For a reason that says it all. */
        public StockRefused(OrderId order, Sku sku, RejectReason reason, Instant at) {
            this(order, sku, reason, null, at);
        }
    }

    /** Back on the shelf, because the order ended unsent. */
    record StockReleased(OrderId order, Sku sku, Quantity quantity, Instant at) implements StockEvent {}

    /** Gone from the shelf with the parcel. */
    record StockShipped(OrderId order, Sku sku, Quantity quantity, Instant at) implements StockEvent {}

    /**
     * What an order asked for that is sent in another pack.
     *
     * @param sku the pack it asked for
     * @param quantity how many of it
     * @param packHolds what one of these holds
     * @param sentHolds what one of the packs that are sent holds, in the same unit
     */
    record AskedFor(Sku sku, Quantity quantity, BigDecimal packHolds, BigDecimal sentHolds) {

        public AskedFor {
            if (packHolds.signum() <= 0 || sentHolds.signum() <= 0) {
                throw new IllegalArgumentException("a pack holds more than nothing");
            }
        }
    }
}

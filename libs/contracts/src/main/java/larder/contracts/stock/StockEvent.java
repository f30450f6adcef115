package larder.contracts.stock;

import java.time.Instant;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.order.OrderEvent.RejectReason;
import org.jspecify.annotations.Nullable;

/** What became of the stock an order asked for. */
public sealed interface StockEvent {

    OrderId order();

    Instant at();

    /** Set aside for the order, at this price. */
    record StockReserved(OrderId order, Sku sku, Quantity quantity, Money unitPrice, Money total, Instant at)
            implements StockEvent {}

    /**
     * Nothing set aside.
     *
     * @param explanation the reason in the catalogue's own words, where it has any
     */
    record StockRefused(OrderId order, Sku sku, RejectReason reason, @Nullable String explanation, Instant at)
            implements StockEvent {

        /** For a reason that says it all. */
        public StockRefused(OrderId order, Sku sku, RejectReason reason, Instant at) {
            this(order, sku, reason, null, at);
        }
    }

    /** Back on the shelf, because the order ended unsent. */
    record StockReleased(OrderId order, Sku sku, Quantity quantity, Instant at) implements StockEvent {}

    /** Gone from the shelf with the parcel. */
    record StockShipped(OrderId order, Sku sku, Quantity quantity, Instant at) implements StockEvent {}
}

package larder.contracts.order;

import java.time.Instant;
import larder.contracts.DecisionId;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision.Trigger;
import org.jspecify.annotations.Nullable;

/** A step in the life of an order. The slot's order-events are in the order in which they happened. */
public sealed interface OrderEvent {

    OrderId order();

    SlotId slot();

    /** When it became so. */
    Instant at();

    /** Whether the order is over with this, so that the slot may order again. */
    default boolean terminal() {
        return switch (this) {
            case OrderRequested _, OrderPlaced _, OrderHeld _, OrderConfirmed _, OrderShipped _ -> false;
            case OrderDelivered _, OrderCancelled _, OrderRejected _, OrderUndelivered _ -> true;
        };
    }

    /** The order exists; the catalogue is asked for price and stock. */
    record OrderRequested(
            OrderId order, SlotId slot, DecisionId decision, Trigger trigger, OrderTerms terms, Instant at)
            implements OrderEvent {}

    /** Price fixed and stock set aside; the shopper can cancel until the given time. */
    record OrderPlaced(
            OrderId order,
            SlotId slot,
            OrderTerms terms,
            Money unitPrice,
            Money total,
            Instant cancellableUntil,
            Instant at)
            implements OrderEvent {}

    /** Waits for the shopper's consent, and lapses without it. */
    record OrderHeld(OrderId order, SlotId slot, HoldReason reason, Money total, Instant lapsesAt, Instant at)
            implements OrderEvent {}

    /** The grace period is over; the order is to be delivered. */
    record OrderConfirmed(OrderId order, SlotId slot, OrderTerms terms, Money total, Instant at)
            implements OrderEvent {}

    /** The parcel is with the carrier. */
    record OrderShipped(OrderId order, SlotId slot, Instant at) implements OrderEvent {}

    record OrderDelivered(OrderId order, SlotId slot, Instant at) implements OrderEvent {}

    record OrderCancelled(OrderId order, SlotId slot, CancelReason reason, Instant at) implements OrderEvent {}

    /**
     * Nothing comes of it.
     *
     * @param explanation the reason in the catalogue's own words, where it has any
     */
    record OrderRejected(
            OrderId order,
            SlotId slot,
            RejectReason reason,
            @Nullable String explanation,
            Instant at) implements OrderEvent {

        /** For a reason that says it all. */
        public OrderRejected(OrderId order, SlotId slot, RejectReason reason, Instant at) {
            this(order, slot, reason, null, at);
        }
    }

    record OrderUndelivered(OrderId order, SlotId slot, String reason, Instant at) implements OrderEvent {}

    /** Why an order waits for consent; of several reasons the first. */
    enum HoldReason {
        /** The total is above what the shopper agreed to. */
        PRICE_ABOVE_CEILING,
        /** A pack has become dearer than the shopper allowed for. */
        PRICE_DRIFT,
        /** As many orders were placed in the last 30 days as the shopper allowed. */
        MONTHLY_CAP,
        /** It was asked for in the shopper's quiet hours. */
        QUIET_HOURS,
        /** The binding proposes and never orders by itself. */
        PROPOSAL
    }

    /** Who or what ended an order before it was sent. */
    enum CancelReason {
        BY_SHOPPER,
        BY_OPS,
        DECLINED,
        LAPSED
    }

    /** Why an order could not be placed. */
    enum RejectReason {
        OUT_OF_STOCK,
        UNKNOWN_PRODUCT,
        /** Only in records of before there were sale policies. */
        NOT_FOR_SALE,
        /** A sale policy has taken the product off sale. */
        SALE_SUSPENDED
    }
}

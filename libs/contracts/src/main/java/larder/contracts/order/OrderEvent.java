package larder.contracts.order;

import java.time.Instant;
import larder.contracts.DecisionId;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an order, with who took it and why. The slot's order-events are in the order in which they happened.
 */
public sealed interface OrderEvent {

    OrderId order();

    SlotId slot();

    /** When it became so. */
    Instant at();

    /** Who made it so, and why; not known in records of before. */
    @Nullable
    Cause cause();

    /** Whether the order is over with this, so that the slot may order again. */
    default boolean terminal() {
        return switch (this) {
            case OrderRequested _,
                    OrderHeld _,
                    OrderAuthorising _,
                    OrderInResolution _,
                    OrderPlaced _,
                    OrderConfirmed _,
                    OrderShipped _,
                    OrderReturnAsked _,
                    OrderReturnSettled _ -> false;
            case OrderDelivered _, OrderCancelled _, OrderRejected _, OrderUndelivered _ -> true;
        };
    }

    /** The order exists; the catalogue is asked for price and stock. */
    record OrderRequested(
            OrderId order,
            SlotId slot,
            DecisionId decision,
            Trigger trigger,
            OrderTerms terms,
            Instant at,
            @Nullable Cause cause)
            implements OrderEvent {

        public OrderRequested(
                OrderId order, SlotId slot, DecisionId decision, Trigger trigger, OrderTerms terms, Instant at) {
            this(order, slot, decision, trigger, terms, at, null);
        }
    }

    /** Stock is set aside and the shopper agrees; the payment is being authorised. */
    record OrderAuthorising(
            OrderId order,
            SlotId slot,
            Money total,
            Instant at,
            @Nullable Cause cause) implements OrderEvent {}

    /**
     * Something stands in the way that may yet be mended; the order is called off unless it is by then.
     *
     * @param reason what stands in the way
     * @param resolvableUntil when the order is called off
     */
    record OrderInResolution(
            OrderId order,
            SlotId slot,
            ResolutionReason reason,
            Instant resolvableUntil,
            Instant at,
            @Nullable Cause cause)
            implements OrderEvent {}

    /**
     * Price fixed, stock set aside and payment agreed; the shopper can cancel until the given time.
     *
     * @param total what the shopper pays, delivery included
     * @param deliveryCost how much of it is for the delivery; not known in records of before, which were delivered for nothing
     */
    record OrderPlaced(
            OrderId order,
            SlotId slot,
            OrderTerms terms,
            Money unitPrice,
            Money total,
            @Nullable Money deliveryCost,
            Instant cancellableUntil,
            Instant at,
            @Nullable Cause cause)
            implements OrderEvent {

        public OrderPlaced(
                OrderId order,
                SlotId slot,
                OrderTerms terms,
                Money unitPrice,
                Money total,
                Instant cancellableUntil,
                Instant at,
                @Nullable Cause cause) {
            this(order, slot, terms, unitPrice, total, null, cancellableUntil, at, cause);
        }

        public OrderPlaced(
                OrderId order,
                SlotId slot,
                OrderTerms terms,
                Money unitPrice,
                Money total,
                Instant cancellableUntil,
                Instant at) {
            this(order, slot, terms, unitPrice, total, null, cancellableUntil, at, null);
        }
    }

    /** Waits for the shopper's consent, and lapses without it. */
    record OrderHeld(
            OrderId order,
            SlotId slot,
            HoldReason reason,
            Money total,
            Instant lapsesAt,
            Instant at,
            @Nullable Cause cause)
            implements OrderEvent {

        public OrderHeld(OrderId order, SlotId slot, HoldReason reason, Money total, Instant lapsesAt, Instant at) {
            this(order, slot, reason, total, lapsesAt, at, null);
        }
    }

    /**
     * The grace period is over; the order is to be delivered.
     *
     * @param total what the shopper pays, delivery included
     * @param deliveryCost how much of it is for the delivery; not known in records of before, which were delivered for nothing
     */
    record OrderConfirmed(
            OrderId order,
            SlotId slot,
            OrderTerms terms,
            Money total,
            @Nullable Money deliveryCost,
            Instant at,
            @Nullable Cause cause)
            implements OrderEvent {

        public OrderConfirmed(
                OrderId order, SlotId slot, OrderTerms terms, Money total, Instant at, @Nullable Cause cause) {
            this(order, slot, terms, total, null, at, cause);
        }

        public OrderConfirmed(OrderId order, SlotId slot, OrderTerms terms, Money total, Instant at) {
            this(order, slot, terms, total, null, at, null);
        }
    }

    /** The parcel is with the carrier. */
    record OrderShipped(
            OrderId order,
            SlotId slot,
            Instant at,
            @Nullable Cause cause) implements OrderEvent {

        public OrderShipped(OrderId order, SlotId slot, Instant at) {
            this(order, slot, at, null);
        }
    }

    record OrderDelivered(
            OrderId order,
            SlotId slot,
            Instant at,
            @Nullable Cause cause) implements OrderEvent {

        public OrderDelivered(OrderId order, SlotId slot, Instant at) {
            this(order, slot, at, null);
        }
    }

    record OrderCancelled(
            OrderId order,
            SlotId slot,
            CancelReason reason,
            Instant at,
            @Nullable Cause cause) implements OrderEvent {

        public OrderCancelled(OrderId order, SlotId slot, CancelReason reason, Instant at) {
            this(order, slot, reason, at, null);
        }
    }

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
            Instant at,
            @Nullable Cause cause)
            implements OrderEvent {

        /** For a reason that says it all. */
        public OrderRejected(OrderId order, SlotId slot, RejectReason reason, Instant at) {
            this(order, slot, reason, null, at, null);
        }
    }

    record OrderUndelivered(
            OrderId order,
            SlotId slot,
            String reason,
            Instant at,
            @Nullable Cause cause) implements OrderEvent {

        public OrderUndelivered(OrderId order, SlotId slot, String reason, Instant at) {
            this(order, slot, reason, at, null);
        }
    }

    /** The shopper does not want what was bought, or not what came. */
    record OrderReturnAsked(
            OrderId order,
            SlotId slot,
            Instant at,
            @Nullable Cause cause) implements OrderEvent {}

    /** What became of the wish to give it back. */
    record OrderReturnSettled(
            OrderId order,
            SlotId slot,
            boolean accepted,
            Instant at,
            @Nullable Cause cause) implements OrderEvent {}

    /**
     * Who took a step, and why.
     *
     * @param by who it was
     * @param why a word that stays the same for the same reason, such as {@code GRACE_OVER}
     * @param note what a person said about it, where somebody did
     */
    record Cause(Party by, String why, @Nullable String note) {

        public Cause(Party by, String why) {
            this(by, why, null);
        }
    }

    /** Who can move an order on. */
    enum Party {
        /** Whose order it is. */
        SHOPPER,
        /** Somebody who runs the system. */
        OPS,
        /** The replenishment engine, which decided that it is time. */
        ENGINE,
        CATALOGUE,
        PAYMENT,
        CARRIER,
        /** A time that was reached. */
        TIMER
    }

    /** What stands in the way of an order that may yet be mended. */
    enum ResolutionReason {
        /** There is no stock; it goes on when some comes in. */
        OUT_OF_STOCK,
        /** There is no address to deliver to, or nobody delivers there; it goes on with another one. */
        ADDRESS,
        /** The payment was declined; it goes on with another means of payment. */
        PAYMENT
    }

    /** Why an order waits for consent; of several reasons the first. */
    enum HoldReason {
        /** The account is not in good standing; no consent changes that. */
        ACCOUNT_STANDING,
        /** It was asked for by a way that the shopper keeps locked; consent takes their PIN. */
        CHILD_LOCK,
        /** The total is above what the shopper agreed to. */
        PRICE_ABOVE_CEILING,
        /** A pack has become dearer than the shopper allowed for. */
        PRICE_DRIFT,
        /** Far more packs than this household has in an order. */
        QUANTITY_UNUSUAL,
        /** The household's budget of the day would be passed. */
        HOUSEHOLD_BUDGET_DAY,
        /** The household's budget of the month would be passed. */
        HOUSEHOLD_BUDGET_MONTH,
        /** The slot's budget of the day would be passed. */
        SLOT_BUDGET_DAY,
        /** The slot's budget of the month would be passed. */
        SLOT_BUDGET_MONTH,
        /** The household has placed as many orders today as it may. */
        DAILY_CAP,
        /** As many orders were placed in the last 30 days as the shopper allowed. */
        MONTHLY_CAP,
        /** It was asked for in the shopper's quiet hours. */
        QUIET_HOURS,
        /** It is proposed and never ordered by itself. */
        PROPOSAL
    }

    /** Who or what ended an order before it was sent. */
    enum CancelReason {
        BY_SHOPPER,
        BY_OPS,
        DECLINED,
        LAPSED,
        /** What stood in its way was not mended in time. */
        UNRESOLVED
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

package larder.engine.slot;

import java.time.Instant;
import larder.contracts.binding.BindingState;
import larder.contracts.device.DeviceState;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.CancelReason;
import org.jspecify.annotations.Nullable;

/**
 * Everything the engine knows of one slot. Immutable: each thing learned gives the next state.
 *
 * @param binding what the slot is bound to
 * @param device whether its device may order
 * @param orders the orders asked for
 * @param pressedAt when the latest accepted press happened
 * @param gauge how much is left
 * @param answered what was answered to its last events
 * @param reorders the orders it made by itself
 */
public record SlotState(
        Binding binding,
        Standing device,
        OrderBook orders,
        @Nullable Instant pressedAt,
        Gauge gauge,
        AnsweredEvents answered,
        Reorders reorders) {

    /** A slot nothing was heard of yet. */
    public static final SlotState UNKNOWN = new SlotState(
            Binding.NONE, Standing.FREE, OrderBook.EMPTY, null, Gauge.UNREAD, AnsweredEvents.NONE, Reorders.NONE);

    /**
     * The slot was bound, or its binding changed, or (without a binding) it was unbound. A new owner starts afresh: neither the orders nor
     * the presses nor the readings of the former one count. Only the memory of answered events stays, so that a late repeat of an event is still known.
     */
    public SlotState bound(@Nullable BindingState bound) {
        if (bound == null) {
            return new SlotState(
                    binding.dissolved(), device, orders, null, Gauge.UNREAD, answered, reorders.refilled());
        }
        Binding next = Binding.of(bound);
        if (next.hasOtherOwnerThan(binding)) {
            return new SlotState(next, device, OrderBook.EMPTY, null, Gauge.UNREAD, answered, Reorders.NONE);
        }
        return new SlotState(
                next, device, orders, pressedAt, next.measuresLike(binding) ? gauge : Gauge.UNREAD, answered, reorders);
    }

    /** The registry says how the slot's device stands. */
    public SlotState of(@Nullable DeviceState state) {
        return new SlotState(binding, Standing.of(state), orders, pressedAt, gauge, answered, reorders);
    }

    /** An order of the slot went a step further; with its last step the slot may order again. */
    public SlotState advanced(OrderEvent event) {
        if (!event.terminal() || !orders.open().contains(event.order())) {
            return this;
        }
        return new SlotState(
                binding,
                device,
                orders.over(event.order()),
                pressedAt,
                gaugeAfter(event),
                answered,
                reordersAfter(event));
    }

    private Gauge gaugeAfter(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderDelivered delivered -> gauge.delivered(delivered.order());
            case OrderEvent.OrderRejected rejected -> gauge.failed(rejected.order(), rejected.at());
            case OrderEvent.OrderUndelivered undelivered -> gauge.failed(undelivered.order(), undelivered.at());
            case OrderEvent.OrderCancelled cancelled ->
                switch (cancelled.reason()) {
                    case BY_SHOPPER, DECLINED -> gauge.cancelled(cancelled.order());
                    case BY_OPS, UNRESOLVED -> gauge.failed(cancelled.order(), cancelled.at());
                    case LAPSED -> gauge;
                };
            case OrderEvent.OrderRequested _,
                    OrderEvent.OrderPlaced _,
                    OrderEvent.OrderHeld _,
                    OrderEvent.OrderAuthorising _,
                    OrderEvent.OrderInResolution _,
                    OrderEvent.OrderReturnAsked _,
                    OrderEvent.OrderReturnSettled _,
                    OrderEvent.OrderConfirmed _,
                    OrderEvent.OrderShipped _ -> gauge;
        };
    }

    private Reorders reordersAfter(OrderEvent last) {
        if (last instanceof OrderEvent.OrderDelivered) {
            return reorders.delivered(last.order());
        }
        return last instanceof OrderEvent.OrderCancelled cancelled && isByHousehold(cancelled.reason())
                ? reorders.cancelled(cancelled.order(), cancelled.at())
                : reorders.over(last.order());
    }

    private static boolean isByHousehold(CancelReason reason) {
        return switch (reason) {
            case BY_SHOPPER, DECLINED -> true;
            case BY_OPS, LAPSED, UNRESOLVED -> false;
        };
    }

    SlotState pressed(Instant at) {
        Instant latest = pressedAt != null && pressedAt.isAfter(at) ? pressedAt : at;
        return new SlotState(binding, device, orders, latest, gauge, answered, reorders);
    }

    SlotState with(Gauge next) {
        return new SlotState(binding, device, orders, pressedAt, next, answered, reorders);
    }

    SlotState with(OrderBook next) {
        return new SlotState(binding, device, next, pressedAt, gauge, answered, reorders);
    }

    SlotState with(AnsweredEvents next) {
        return new SlotState(binding, device, orders, pressedAt, gauge, next, reorders);
    }

    SlotState with(Reorders next) {
        return new SlotState(binding, device, orders, pressedAt, gauge, answered, next);
    }
}

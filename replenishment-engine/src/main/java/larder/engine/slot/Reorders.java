package larder.engine.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import larder.contracts.OrderId;
import larder.contracts.decision.Decision.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The orders that a slot made by itself, and how often its household cancelled one after the other. Whoever cancels what they did not
 * ask for is not asked again at once.
 *
 * <pre>
 * none --cancel--> one in a row: nothing for some days --cancel--> two in a row: nothing until refilled
 *  ^                  |                                               |
 *  +------------------+----an order delivered, or the level risen-----+
 * </pre>
 *
 * @param open those that are not over, oldest first
 * @param cancelledInARow how many were cancelled since one was delivered or the container was refilled
 * @param cancelledAt when the last of them was
 */
record Reorders(
        List<OrderId> open, int cancelledInARow, @Nullable Instant cancelledAt) {

    static final Reorders NONE = new Reorders(List.of(), 0, null);

    Reorders {
        open = List.copyOf(open);
    }

    Reorders asked(OrderId order) {
        return new Reorders(
                Stream.concat(open.stream().skip(open.size() < OrderBook.MAX_OPEN ? 0 : 1), Stream.of(order))
                        .toList(),
                cancelledInARow,
                cancelledAt);
    }

    /** An order ended otherwise than as the household wished or did not wish. */
    Reorders over(OrderId order) {
        return new Reorders(without(order), cancelledInARow, cancelledAt);
    }

    /** The household called an order off; one that it had asked for says nothing of those it had not. */
    Reorders cancelled(OrderId order, Instant at) {
        return open.contains(order) ? new Reorders(without(order), cancelledInARow + 1, at) : this;
    }

    /** An order came: the household uses what it gets. */
    Reorders delivered(OrderId order) {
        return new Reorders(without(order), 0, null);
    }

    /** Whoever had cancelled has got it elsewhere, or has changed their mind and binds the slot anew. */
    Reorders refilled() {
        return cancelledInARow == 0 ? this : new Reorders(open, 0, null);
    }

    /** Why the slot does not order by itself at this time; nothing when it may. */
    @Nullable
    Reason heldBack(Instant now, Duration pause) {
        if (cancelledInARow > 1) {
            return Reason.CANCELLED_TWICE;
        }
        return cancelledAt != null && now.isBefore(cancelledAt.plus(pause)) ? Reason.CANCELLED_LATELY : null;
    }

    private List<OrderId> without(OrderId order) {
        return open.stream().filter(other -> !other.equals(order)).toList();
    }
}

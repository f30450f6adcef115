package larder.engine.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import larder.contracts.OrderId;

/**
 * The orders the engine has asked for on a slot.
 *
 * @param open those that are not over, oldest first
 * @param askedAt when orders of the last days were asked for, by the gateway's clock
 */
record OrderBook(List<OrderId> open, List<Instant> askedAt) {

    static final OrderBook EMPTY = new OrderBook(List.of(), List.of());

    /** Several open orders are followed up to this many; beyond it the oldest are let go. */
    static final int MAX_OPEN = 64;

    private static final Duration CAP_PERIOD = Duration.ofHours(24);

    OrderBook {
        open = List.copyOf(open);
        askedAt = List.copyOf(askedAt);
    }

    OrderBook asked(OrderId order, Instant at) {
        Instant forgetBefore = at.minus(CAP_PERIOD.multipliedBy(2));
        return new OrderBook(
                Stream.concat(open.stream().skip(open.size() < MAX_OPEN ? 0 : 1), Stream.of(order))
                        .toList(),
                Stream.concat(askedAt.stream().filter(forgetBefore::isBefore), Stream.of(at))
                        .toList());
    }

    OrderBook over(OrderId order) {
        return new OrderBook(open.stream().filter(other -> !other.equals(order)).toList(), askedAt);
    }

    /** How many orders were asked for in the 24 hours before the given time. */
    int askedInDayBefore(Instant at) {
        Instant dayBefore = at.minus(CAP_PERIOD);
        int count = 0;
        for (Instant asked : askedAt) {
            if (asked.isAfter(dayBefore)) {
                count++;
            }
        }
        return count;
    }
}

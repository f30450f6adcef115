package larder.order.reading;

import java.time.Instant;
import java.util.List;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.order.ledger.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are meant: those that fit all that is said.
 *
 * @param owner who pays and receives
 * @param slot the slot they refill
 * @param sku the product that is sent
 * @param states where they stand, in one of these; empty means any
 * @param trigger what asked for them
 * @param holdReason why they were held, now or before
 * @param test whether they are test orders
 * @param from requested then or later
 * @param to requested before
 */
record OrderFilter(
        @Nullable ShopperId owner,
        @Nullable SlotId slot,
        @Nullable Sku sku,
        List<OrderState> states,
        @Nullable Trigger trigger,
        @Nullable HoldReason holdReason,
        @Nullable Boolean test,
        @Nullable Instant from,
        @Nullable Instant to) {

    static OrderFilter requested(@Nullable Instant from, @Nullable Instant to) {
        return new OrderFilter(null, null, null, List.of(), null, null, null, from, to);
    }
}

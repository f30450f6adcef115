package larder.order.returning;

import java.time.Duration;
import java.time.Instant;
import larder.order.ledger.OrderState;
import org.jspecify.annotations.Nullable;

/** When an order can be given back: on its way, when its parcel is refused at the door, and for a time after it was delivered. */
final class ReturnPolicy {

    private ReturnPolicy() {}

    /**
     * @param endedAt when the order ended, if it has
     * @param within for how long after that it can be given back
     */
    static boolean allows(OrderState state, @Nullable Instant endedAt, Instant now, Duration within) {
        return switch (state) {
            case CONFIRMED, SHIPPED -> true;
            case DELIVERED -> endedAt != null && now.isBefore(endedAt.plus(within));
            case REQUESTED, HELD, AUTHORISING, IN_RESOLUTION, PLACED, UNDELIVERED, CANCELLED, REJECTED -> false;
        };
    }
}

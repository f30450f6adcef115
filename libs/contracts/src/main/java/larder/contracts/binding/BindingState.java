package larder.contracts.binding;

import java.time.Instant;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * What a slot orders and under which rules: the last record of each slot tells the present; no value means not bound.
 *
 * @param slot the bound slot
 * @param terms what an order for it says
 * @param paused whether the shopper has put ordering on hold
 * @param severalOpenOrders whether a further order may be asked for while one is on its way
 * @param dailyCap the most orders in any 24 hours, 1 to 50
 * @param levelRule when a sensor's level means "order"; none for a slot without a sensor
 * @param version grows with every change
 * @param changedAt when this became so
 */
public record BindingState(
        SlotId slot,
        OrderTerms terms,
        boolean paused,
        boolean severalOpenOrders,
        int dailyCap,
        @Nullable LevelRule levelRule,
        long version,
        Instant changedAt) {

    public static final int DEFAULT_DAILY_CAP = 5;
    public static final int MAX_DAILY_CAP = 50;

    public BindingState {
        if (dailyCap < 1 || dailyCap > MAX_DAILY_CAP) {
            throw new IllegalArgumentException("dailyCap must be 1 to " + MAX_DAILY_CAP);
        }
    }
}

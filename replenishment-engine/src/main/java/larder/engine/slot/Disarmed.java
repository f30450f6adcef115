package larder.engine.slot;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import larder.contracts.OrderId;
import larder.contracts.binding.LevelRule;
import org.jspecify.annotations.Nullable;

/**
 * A slot whose low level was answered with an order and must not order again for the same low.
 *
 * <pre>
 * armed --ORDER by level--> disarmed --level above threshold + hysteresis---------------------> armed
 *                                    --order delivered, then level up by hysteresis or more---> armed
 *                                    --order failed, then 24 hours----------------------------> armed
 *                                    --order called off by the household----------------------> armed
 * </pre>
 *
 * @param order the order that answered
 * @param delivered whether it came
 * @param lowest the lowest level known since it came
 * @param failedAt when it ended without a parcel
 */
record Disarmed(
        OrderId order,
        boolean delivered,
        @Nullable BigDecimal lowest,
        @Nullable Instant failedAt) {

    private static final Duration PATIENCE_AFTER_FAILURE = Duration.ofHours(24);

    static Disarmed by(OrderId order) {
        return new Disarmed(order, false, null, null);
    }

    Disarmed delivered(OrderId which, @Nullable BigDecimal level) {
        return order.equals(which) ? new Disarmed(order, true, level, null) : this;
    }

    Disarmed failed(OrderId which, Instant at) {
        return order.equals(which) ? new Disarmed(order, false, null, at) : this;
    }

    /** What remains of it after a level reading; nothing when the slot is armed again. */
    @Nullable
    Disarmed afterLevel(Gauge.Reading reading, LevelRule rule) {
        BigDecimal level = reading.level();
        if (refilled(level, rule) || nothingIsComing(reading.at()) || rose(level, rule)) {
            return null;
        }
        return delivered ? new Disarmed(order, true, lowest == null ? level : lowest.min(level), null) : this;
    }

    /** What remains of it when a usage report finds an estimate. */
    @Nullable
    Disarmed afterUsage(BigDecimal estimate, Instant at, LevelRule rule) {
        return refilled(estimate, rule) || nothingIsComing(at) ? null : this;
    }

    static boolean refilled(BigDecimal level, LevelRule rule) {
        return level.compareTo(rule.threshold().add(rule.hysteresis())) > 0;
    }

    private boolean nothingIsComing(Instant at) {
        return failedAt != null && !at.isBefore(failedAt.plus(PATIENCE_AFTER_FAILURE));
    }

    private boolean rose(BigDecimal level, LevelRule rule) {
        return delivered
                && lowest != null
                && level.compareTo(lowest) > 0
                && level.subtract(lowest).compareTo(rule.hysteresis()) >= 0;
    }
}

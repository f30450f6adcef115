package larder.engine.slot;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import larder.contracts.OrderId;
import larder.contracts.binding.LevelRule;
import org.jspecify.annotations.Nullable;

/**
 * How much is left in a slot, as far as its readings tell, and whether a low level may order.
 *
 * @param estimate what is left; none when it counts as full, because nothing was read yet or because an order came since
 * @param level the last accepted level reading
 * @param readAt when the latest accepted reading of either kind was taken
 * @param byUsage whether the last accepted reading was a usage report
 * @param suspect a fall nobody would believe, until the next level reading confirms it
 * @param disarmed why a low level must not order; none when it may
 */
record Gauge(
        @Nullable BigDecimal estimate,
        @Nullable Reading level,
        @Nullable Instant readAt,
        boolean byUsage,
        @Nullable Reading suspect,
        @Nullable Disarmed disarmed) {

    static final Gauge UNREAD = new Gauge(null, null, null, false, null, null);

    private static final BigDecimal UNLIKELY_FALL = new BigDecimal("0.6");
    private static final BigDecimal CONFIRMING_DISTANCE = new BigDecimal("0.1");
    private static final Duration UNLIKELY_WITHIN = Duration.ofHours(1);

    /** A level at a time of the device's clock. */
    record Reading(BigDecimal level, Instant at) {}

    /** A level older than any reading tells nothing; neither does usage that a later level reading has already seen. */
    boolean hasLevelOutOfOrder(Instant at) {
        return readAt != null && !at.isAfter(readAt);
    }

    boolean hasUsageOutOfOrder(Instant at) {
        return level != null && !at.isAfter(level.at());
    }

    /** Whether a reading shows a fall too steep to be believed from a single reading. A rise is a refill. */
    boolean doubts(Reading reading, LevelRule rule) {
        if (level == null || Duration.between(level.at(), reading.at()).compareTo(UNLIKELY_WITHIN) > 0) {
            return false;
        }
        BigDecimal from = estimate == null ? level.level() : estimate.min(level.level());
        BigDecimal fall = from.subtract(reading.level());
        return fall.compareTo(rule.capacity().multiply(UNLIKELY_FALL)) > 0 && !confirms(reading, rule);
    }

    private boolean confirms(Reading reading, LevelRule rule) {
        return suspect != null
                && reading.at().isAfter(suspect.at())
                && reading.level()
                                .subtract(suspect.level())
                                .abs()
                                .compareTo(rule.capacity().multiply(CONFIRMING_DISTANCE))
                        <= 0;
    }

    Gauge suspecting(Reading reading) {
        return new Gauge(estimate, level, readAt, byUsage, reading, disarmed);
    }

    Gauge read(Reading reading, LevelRule rule) {
        Disarmed still = disarmed == null ? null : disarmed.afterLevel(reading, rule);
        return new Gauge(reading.level(), reading, reading.at(), false, null, still);
    }

    Gauge used(BigDecimal amount, Instant at, LevelRule rule) {
        BigDecimal before = left(rule);
        Disarmed still = disarmed == null ? null : disarmed.afterUsage(before, at, rule);
        Instant latest = readAt != null && readAt.isAfter(at) ? readAt : at;
        return new Gauge(before.subtract(amount).max(BigDecimal.ZERO), level, latest, true, suspect, still);
    }

    /** What is left, full if nothing else is known. */
    BigDecimal left(LevelRule rule) {
        return estimate == null ? rule.capacity() : estimate;
    }

    Gauge disarmedBy(OrderId order) {
        return new Gauge(estimate, level, readAt, byUsage, suspect, Disarmed.by(order));
    }

    /** An order came. Usage counts from a full container again; a sensor will see for itself. */
    Gauge delivered(OrderId order) {
        BigDecimal lowest = level == null ? null : level.level();
        Disarmed then = disarmed == null ? null : disarmed.delivered(order, lowest);
        return new Gauge(byUsage ? null : estimate, level, readAt, byUsage, suspect, then);
    }

    /** The household called an order off: how long nothing more is ordered is another matter. */
    Gauge cancelled(OrderId order) {
        Disarmed then = disarmed != null && disarmed.order().equals(order) ? null : disarmed;
        return new Gauge(estimate, level, readAt, byUsage, suspect, then);
    }

    /** An order ended without a parcel, and without anybody of the household wanting it so. */
    Gauge failed(OrderId order, Instant at) {
        Disarmed then = disarmed == null ? null : disarmed.failed(order, at);
        return new Gauge(estimate, level, readAt, byUsage, suspect, then);
    }
}

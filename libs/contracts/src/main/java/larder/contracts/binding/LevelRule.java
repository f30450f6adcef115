package larder.contracts.binding;

import java.math.BigDecimal;

/**
 * When a level means "order". All three are in the slot's own unit.
 *
 * @param capacity the level of a full container, above 0
 * @param threshold order at or below this level; 0 up to, not including, the capacity
 * @param hysteresis how far above the threshold the level must rise before the slot may order again; not negative
 */
public record LevelRule(BigDecimal capacity, BigDecimal threshold, BigDecimal hysteresis) {

    public LevelRule {
        if (capacity.signum() <= 0 || threshold.signum() < 0 || hysteresis.signum() < 0) {
            throw new IllegalArgumentException("capacity must be above 0, threshold and hysteresis not negative");
        }
        if (threshold.add(hysteresis).compareTo(capacity) >= 0) {
            throw new IllegalArgumentException("threshold + hysteresis must lie below capacity");
        }
    }
}

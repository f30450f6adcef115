package larder.catalog.binding;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import larder.contracts.binding.LevelRule;

/** A level rule as a row holds it. */
@Embeddable
record StoredLevelRule(BigDecimal capacity, BigDecimal threshold, BigDecimal hysteresis) {

    static StoredLevelRule of(LevelRule rule) {
        return new StoredLevelRule(rule.capacity(), rule.threshold(), rule.hysteresis());
    }

    LevelRule toLevelRule() {
        return new LevelRule(capacity, threshold, hysteresis);
    }
}

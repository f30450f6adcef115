package larder.order.profile;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import larder.contracts.decision.Decision.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it is set; what is left out is as in the profile {@code default}, and what that leaves out is as Larder has it.
 *
 * @param everySource what holds for each source
 * @param sources what holds for some sources, and counts more
 * @param explicitOrder whether a held order is bought only by agreeing to the very text that was shown
 * @param proposalLapse how long a proposal waits; as long as any held order when left out
 * @param language what texts are in when no language is asked for: {@code en}, {@code de} or {@code ko}
 * @param zone whose date a delivery date is
 * @param delivery how and for how much orders are brought
 */
record ProfileSettings(
        @Nullable SourceRule everySource,
        @Nullable Map<Trigger, SourceRule> sources,
        @Nullable Boolean explicitOrder,
        @Nullable Duration proposalLapse,
        @Nullable String language,
        @Nullable ZoneId zone,
        @Nullable DeliverySettings delivery) {

    static final ProfileSettings OPEN = new ProfileSettings(null, null, null, null, null, null, null);

    ProfileSettings {
        if (proposalLapse != null && !proposalLapse.isPositive()) {
            throw new IllegalArgumentException("proposal-lapse must be longer than nothing");
        }
    }

    SourceRule rule(Trigger source) {
        SourceRule own = sources == null ? null : sources.get(source);
        return (own == null ? SourceRule.OPEN : own).or(everySource);
    }

    DeliverySettings deliveryOrOpen() {
        return delivery == null ? DeliverySettings.OPEN : delivery;
    }
}

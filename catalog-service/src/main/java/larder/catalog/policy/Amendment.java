package larder.catalog.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a policy.
 *
 * @param version the version that it led to
 * @param action what was done
 * @param at when
 * @param by who did it
 * @param why for what reason
 * @param before what the policy said before; none when it was laid
 * @param after what it said from then on
 */
record Amendment(
        int version,
        Action action,
        Instant at,
        String by,
        String why,
        Policy.@Nullable Terms before,
        Policy.Terms after) {

    /** What can be done to a policy. */
    enum Action {
        LAID,
        CHANGED,
        LIFTED
    }
}

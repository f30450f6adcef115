package larder.catalog.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What ops decided about the sale of something.
 *
 * @param id tells it from others
 * @param scope what kind of thing it is about
 * @param subject which sku, brand, category or seller
 * @param version how often it was changed, and one
 * @param terms what it says
 */
record Policy(UUID id, Scope scope, String subject, int version, Terms terms) {

    /**
     * What a policy says; all of it may be changed until it begins.
     *
     * @param state whether its subject is sold
     * @param from the first moment at which it holds
     * @param until the first moment at which it holds no more, where that is known
     * @param reason what people are told
     * @param note what only ops are told
     */
    record Terms(
            SaleState state,
            Instant from,
            @Nullable Instant until,
            String reason,
            @Nullable String note) {

        Terms endingAt(Instant end) {
            return new Terms(state, from, end.isBefore(from) ? from : end, reason, note);
        }
    }

    String key() {
        return scope.keyOf(subject);
    }

    Policy with(Terms changed) {
        return new Policy(id, scope, subject, version + 1, changed);
    }

    Standing standing(Instant now) {
        Instant until = terms.until();
        if (until != null && (!until.isAfter(now) || !until.isAfter(terms.from()))) {
            return Standing.PAST;
        }
        return terms.from().isAfter(now) ? Standing.SCHEDULED : Standing.IN_FORCE;
    }

    /**
     * <pre>
     * SCHEDULED --> IN_FORCE --> PAST
     *     `----------------------^
     * </pre>
     */
    enum Standing {
        SCHEDULED,
        IN_FORCE,
        PAST
    }
}

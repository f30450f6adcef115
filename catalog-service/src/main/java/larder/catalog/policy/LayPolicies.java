package larder.catalog.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import larder.catalog.policy.Policy.Standing;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays policies, changes those that have not begun and lifts them. Whoever reserves stock or binds a slot at that moment is waited for,
 * and whoever comes later sees the change: nobody passes a policy that is committed.
 */
@Component
class LayPolicies {

    private static final Logger log = LoggerFactory.getLogger(LayPolicies.class);
    private static final Duration FARTHEST = Duration.ofDays(36_500);

    private final SalePolicies salePolicies;
    private final Policies policies;
    private final PolicyMeter meter;
    private final ApplicationEventPublisher catalogue;
    private final Clock clock;

    LayPolicies(
            SalePolicies salePolicies,
            Policies policies,
            PolicyMeter meter,
            ApplicationEventPublisher catalogue,
            Clock clock) {
        this.salePolicies = salePolicies;
        this.policies = policies;
        this.meter = meter;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Transactional
    Policy lay(Scope scope, String subject, Wish wish, String by) {
        Instant now = begin();
        var policy = new Policy(UUID.randomUUID(), scope, subject.strip(), 1, wish.at(now));
        policies.add(policy, new Amendment(1, Amendment.Action.LAID, now, by, wish.reason(), null, policy.terms()));
        tell(policy, by, Amendment.Action.LAID);
        return policy;
    }

    /** Lets a policy that has not begun say something else. */
    @Transactional
    Policy change(UUID id, Wish wish, String by) {
        Instant now = begin();
        Policy before = policies.lock(id).orElseThrow(() -> PolicyNotFound.with(id));
        if (before.standing(now) != Standing.SCHEDULED) {
            throw new ProblemException(ProblemType.CONFLICT, "the policy has begun: lift it, and lay another");
        }
        return write(before, wish.at(now), Amendment.Action.CHANGED, wish.reason(), now, by);
    }

    /** Ends a policy, or takes back one that has not begun. */
    @Transactional
    Policy lift(UUID id, String why, @Nullable Instant wished, String by) {
        Instant now = begin();
        Instant end = wished == null ? now : requireAhead(wished, now);
        Policy before = policies.lock(id).orElseThrow(() -> PolicyNotFound.with(id));
        Instant until = before.terms().until();
        if (before.standing(now) == Standing.PAST || (until != null && !until.isAfter(end))) {
            throw new ProblemException(ProblemType.CONFLICT, "the policy ends at " + until + " anyway");
        }
        return write(before, before.terms().endingAt(end), Amendment.Action.LIFTED, why, now, by);
    }

    /** The present, after all who go by the policies of before are done. */
    private Instant begin() {
        salePolicies.awaitHolders();
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Policy write(
            Policy before, Policy.Terms terms, Amendment.Action action, String why, Instant now, String by) {
        Policy after = before.with(terms);
        policies.write(after, new Amendment(after.version(), action, now, by, why, before.terms(), terms));
        tell(after, by, action);
        return after;
    }

    private void tell(Policy policy, String by, Amendment.Action action) {
        List<Instant> moments = Stream.of(policy.terms().from(), policy.terms().until())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        catalogue.publishEvent(new PolicyChanged(policy.scope(), policy.key(), moments));
        meter.count(policy);
        log.atInfo()
                .addKeyValue("policy", policy.id())
                .addKeyValue("action", action)
                .addKeyValue("scope", policy.scope())
                .addKeyValue("subject", policy.subject())
                .addKeyValue("state", policy.terms().state())
                .addKeyValue("from", policy.terms().from())
                .addKeyValue("until", policy.terms().until())
                .addKeyValue("by", by)
                .log("policy changed");
    }

    private static Instant requireAhead(Instant wished, Instant now) {
        if (wished.isBefore(now) || wished.isAfter(now.plus(FARTHEST))) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "a policy changes now or later, within a century");
        }
        return wished.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What a policy is to say.
     *
     * @param from now where it is left out
     */
    record Wish(
            SaleState state,
            @Nullable Instant from,
            @Nullable Instant until,
            String reason,
            @Nullable String note) {

        Policy.Terms at(Instant now) {
            Instant begin = from == null ? now : requireAhead(from, now);
            Instant end = until == null ? null : requireAhead(until, now);
            if (end != null && !end.isAfter(begin)) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "a policy ends after it began");
            }
            return new Policy.Terms(state, begin, end, reason, note);
        }
    }
}

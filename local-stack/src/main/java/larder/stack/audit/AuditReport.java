package larder.stack.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param checked how many subjects each invariant was checked for
 * @param violations what is broken
 * @param unreadable records that are no events; they are to be found among the dead letters too
 * @param deadLetters records put aside by services
 */
public record AuditReport(Map<Invariant, Long> checked, List<Violation> violations, long unreadable, long deadLetters) {

    public AuditReport {
        checked = Map.copyOf(checked);
        violations = List.copyOf(violations);
    }

    public boolean clean() {
        return violations.isEmpty();
    }

    public long checked(Invariant invariant) {
        return checked.getOrDefault(invariant, 0L);
    }

    public List<Violation> of(Invariant invariant) {
        return violations.stream().filter(each -> each.invariant() == invariant).toList();
    }

    /** This report, with only those violations that an earlier one had too. */
    AuditReport persistingSince(AuditReport earlier) {
        return new AuditReport(
                checked,
                violations.stream()
                        .filter(each -> earlier.violations.stream().anyMatch(each::sameAs))
                        .toList(),
                unreadable,
                deadLetters);
    }

    /** Where checks write down what they find. */
    static final class Collector {

        /** Enough to see what is wrong; a system that is broken everywhere need not be listed in full. */
        private static final int MOST_VIOLATIONS = 10_000;

        private final Map<Invariant, Long> checked = new EnumMap<>(Invariant.class);
        private final List<Violation> violations = new ArrayList<>();
        private long unreadable;
        private long deadLetters;

        void checked(Invariant invariant) {
            checked.merge(invariant, 1L, Long::sum);
        }

        void broken(Invariant invariant, String subject, String what) {
            if (violations.size() < MOST_VIOLATIONS) {
                violations.add(new Violation(invariant, subject, what));
            }
        }

        void unreadable() {
            unreadable++;
        }

        void deadLetters(long count) {
            deadLetters = count;
        }

        AuditReport report() {
            return new AuditReport(checked, violations, unreadable, deadLetters);
        }
    }
}

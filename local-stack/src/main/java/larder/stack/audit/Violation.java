package larder.stack.audit;

/**
 * Something that is not as it must be.
 *
 * @param invariant what is broken
 * @param subject the event, order, slot or product it is broken for
 * @param what how
 */
public record Violation(Invariant invariant, String subject, String what) {

    boolean sameAs(Violation other) {
        return invariant == other.invariant && subject.equals(other.subject);
    }
}

package larder.engine.slot;

import java.util.Objects;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import org.jspecify.annotations.Nullable;

/**
 * What a slot is bound to.
 *
 * @param terms the terms of its orders; kept when the slot is unbound, to know whose orders are still on their way
 * @param rules the rules of the binding; none while the slot is not bound
 */
record Binding(@Nullable PackedTerms terms, @Nullable Rules rules) {

    static final Binding NONE = new Binding(null, null);

    /** What of a binding decides whether to order. */
    record Rules(
            boolean paused,
            boolean needsChoice,
            boolean severalOpenOrders,
            int dailyCap,
            @Nullable LevelRule level) {}

    static Binding of(BindingState bound) {
        return new Binding(
                PackedTerms.of(bound.terms()),
                new Rules(
                        bound.paused(),
                        bound.status() == BindingState.Status.NEEDS_CHOICE,
                        bound.severalOpenOrders(),
                        bound.dailyCap(),
                        bound.levelRule()));
    }

    Binding dissolved() {
        return new Binding(terms, null);
    }

    boolean hasOtherOwnerThan(Binding other) {
        return terms != null && other.terms != null && !terms.owner().equals(other.terms.owner());
    }

    /** Whether a level means the same under both: the containers are equally large. */
    boolean measuresLike(Binding other) {
        LevelRule mine = level();
        LevelRule theirs = other.level();
        if (mine == null || theirs == null) {
            return Objects.equals(mine, theirs);
        }
        return mine.capacity().compareTo(theirs.capacity()) == 0;
    }

    private @Nullable LevelRule level() {
        return rules == null ? null : rules.level();
    }
}

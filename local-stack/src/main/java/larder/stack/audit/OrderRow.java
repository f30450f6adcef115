package larder.stack.audit;

import java.time.Instant;
import java.util.List;
import larder.contracts.DecisionId;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * An order as its tables tell it.
 *
 * @param history its transitions by number
 */
record OrderRow(
        OrderId id, DecisionId decision, SlotId slot, String state, Instant requestedAt, List<Transition> history) {

    OrderRow {
        history = List.copyOf(history);
    }

    /** One transition; the first comes from nowhere. */
    record Transition(int seq, @Nullable String from, String to) {}

    List<String> states() {
        return history.stream().map(Transition::to).toList();
    }
}

package larder.engine.slot;

import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.decision.Decision.Reason;
import larder.contracts.decision.Decision.Trigger;
import org.jspecify.annotations.Nullable;

/** What the policy says to one device event. */
public sealed interface Answer {

    /** An order shall be made. */
    record Order(OrderId order, Trigger trigger, PackedTerms packedTerms) implements Answer {

        public OrderTerms terms() {
            return packedTerms.unpack();
        }
    }

    /** Nothing shall be ordered; where an order on its way is the reason, it is named. */
    record Ignore(Reason reason, @Nullable OrderId openOrder) implements Answer {}
}

package larder.order.guarding;

import java.util.List;
import larder.contracts.order.OrderEvent.HoldReason;

/** Whether the shopper's consent is enough to place a held order. */
public sealed interface Approval {

    /** It is, and overrules these. */
    record Given(List<HoldReason> waived) implements Approval {}

    /** It is not, as long as this stands against it. */
    record Withheld(HoldReason reason) implements Approval {}
}

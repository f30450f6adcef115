package larder.stack.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.OrderRequested;

/** Follows which orders of each slot are open while the order events are read. */
final class OpenOrders {

    private final Map<SlotId, Set<OrderId>> open = new HashMap<>();
    private final Set<SlotId> severalAllowed;
    private final AuditReport.Collector findings;

    OpenOrders(Set<SlotId> severalAllowed, AuditReport.Collector findings) {
        this.severalAllowed = severalAllowed;
        this.findings = findings;
    }

    void on(OrderEvent event) {
        Set<OrderId> ofSlot = open.computeIfAbsent(event.slot(), _ -> new HashSet<>(2));
        if (event.terminal()) {
            ofSlot.remove(event.order());
        } else if (event instanceof OrderRequested) {
            findings.checked(Invariant.ONE_OPEN_ORDER);
            if (!ofSlot.isEmpty() && !severalAllowed.contains(event.slot())) {
                findings.broken(
                        Invariant.ONE_OPEN_ORDER,
                        event.slot().value(),
                        "order " + event.order() + " was made while " + ofSlot + " was open");
            }
            ofSlot.add(event.order());
        }
    }
}

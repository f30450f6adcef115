package larder.stack.audit;

import static larder.stack.audit.Invariant.DECISION_ORDERED_ONCE;
import static larder.stack.audit.Invariant.ORDER_HISTORY_LEGAL;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import larder.contracts.DecisionId;
import larder.contracts.OrderId;

/** Holds the orders of a slice's slots against its decisions and against what they told of themselves. */
final class OrderCheck {

    private static final Map<String, Set<String>> LEGAL = Map.of(
            "", Set.of("REQUESTED"),
            "REQUESTED", Set.of("PLACED", "AUTHORISING", "HELD", "IN_RESOLUTION", "REJECTED", "CANCELLED"),
            "HELD", Set.of("PLACED", "AUTHORISING", "IN_RESOLUTION", "CANCELLED"),
            "AUTHORISING", Set.of("PLACED", "IN_RESOLUTION", "CANCELLED"),
            "IN_RESOLUTION", Set.of("IN_RESOLUTION", "PLACED", "AUTHORISING", "HELD", "REJECTED", "CANCELLED"),
            "PLACED", Set.of("CONFIRMED", "CANCELLED"),
            "CONFIRMED", Set.of("SHIPPED", "UNDELIVERED", "CANCELLED"),
            "SHIPPED", Set.of("DELIVERED", "UNDELIVERED", "CANCELLED"));

    private final Slice slice;
    private final AuditReport.Collector findings;
    private final Set<DecisionId> ordered = new HashSet<>();
    private final Set<OrderId> present = new HashSet<>();

    OrderCheck(Slice slice, AuditReport.Collector findings) {
        this.slice = slice;
        this.findings = findings;
    }

    void on(OrderRow order) {
        present.add(order.id());
        checkDecision(order);
        checkHistory(order);
    }

    private void checkDecision(OrderRow order) {
        findings.checked(DECISION_ORDERED_ONCE);
        if (!ordered.add(order.decision())) {
            findings.broken(DECISION_ORDERED_ONCE, order.decision().value(), "a second order, " + order.id());
        }
        if (order.slot().standsForPurchase()) {
            return; // it is the shopper who decided
        }
        Slice.Question question = slice.questions().get(order.decision());
        if (question == null || question.answers == 0) {
            if (slice.decisionsCompleteSince(order.requestedAt())) {
                findings.broken(DECISION_ORDERED_ONCE, order.id().value(), "an order that nothing decided");
            }
        } else if (!order.id().equals(question.order)) {
            findings.broken(
                    DECISION_ORDERED_ONCE,
                    order.id().value(),
                    "its decision asked for " + (question.order == null ? "no order" : "order " + question.order));
        }
    }

    private void checkHistory(OrderRow order) {
        findings.checked(ORDER_HISTORY_LEGAL);
        String subject = order.id().value();
        String last = "";
        int seq = 1;
        for (OrderRow.Transition step : order.history()) {
            String from = step.from() == null ? "" : step.from();
            if (step.seq() != seq++
                    || !from.equals(last)
                    || !LEGAL.getOrDefault(from, Set.of()).contains(step.to())) {
                findings.broken(ORDER_HISTORY_LEGAL, subject, "illegal history " + order.states());
                return;
            }
            last = step.to();
        }
        if (!order.state().equals(last)) {
            findings.broken(ORDER_HISTORY_LEGAL, subject, "is " + order.state() + ", its history ends in " + last);
        }
        List<String> told = slice.told(order.id());
        if (!told.equals(order.states()) && slice.ordersCompleteSince(order.requestedAt())) {
            findings.broken(ORDER_HISTORY_LEGAL, subject, "went through " + order.states() + " but told " + told);
        }
    }

    /** After all orders have passed: what should have been among them. */
    void finish() {
        slice.questions().forEach((decision, question) -> {
            if (question.order != null && !ordered.contains(decision)) {
                findings.broken(DECISION_ORDERED_ONCE, question.subject, "decided to order, but there is no order");
            }
        });
        for (OrderId told : slice.ordersTold()) {
            if (!present.contains(told)) {
                findings.broken(ORDER_HISTORY_LEGAL, told.value(), "told of, but there is no such order");
            }
        }
    }
}

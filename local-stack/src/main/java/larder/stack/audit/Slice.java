package larder.stack.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import larder.contracts.DecisionId;
import larder.contracts.OrderId;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.Ignored;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.device.DeviceEvent;
import larder.contracts.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/** What the topics tell of the slots of some partitions. */
final class Slice {

    private final Map<DecisionId, Question> questions = new HashMap<>();
    private final Map<OrderId, List<String>> told = new HashMap<>();
    private final Set<SlotId> severalAllowed = new HashSet<>();
    private final Instant eventsSince;
    private final Instant decisionsSince;
    private final Instant ordersSince;
    private final OpenOrders openOrders;

    /** A device event and its answers, either of which may be missing. */
    static final class Question {
        @Nullable
        Instant receivedAt;

        @Nullable
        Instant decidedAt;

        @Nullable
        OrderId order;

        String subject = "";
        int answers;
        int repeats;
        boolean contradicted;
    }

    Slice(TopicReader topics, List<Integer> partitions, AuditReport.Collector findings) {
        topics.read(Topics.BINDINGS, partitions, this::bound);
        eventsSince = topics.read(Topics.DEVICE_EVENTS, partitions, this::asked);
        decisionsSince = topics.read(Topics.DECISIONS, partitions, this::answered);
        openOrders = new OpenOrders(severalAllowed, findings);
        ordersSince = topics.read(Topics.ORDER_EVENTS, partitions, this::told);
    }

    private void bound(BindingState binding) {
        if (binding.severalOpenOrders()) {
            severalAllowed.add(binding.slot());
        }
    }

    private Question question(SlotId slot, DecisionId decision, String event) {
        Question question = questions.computeIfAbsent(decision, _ -> new Question());
        question.subject = slot + "/" + event;
        return question;
    }

    private void asked(DeviceEvent event) {
        question(
                                event.slot(),
                                DecisionId.on(event.slot(), event.event()),
                                event.event().value())
                        .receivedAt =
                event.receivedAt();
    }

    private void answered(Decision decision) {
        Question question =
                question(decision.slot(), decision.decision(), decision.event().value());
        question.decidedAt = decision.decidedAt();
        OrderId order = switch (decision) {
            case OrderDecided ordered -> ordered.order();
            case Ignored _ -> null;
        };
        if (decision.repeat()) {
            question.repeats++;
            question.contradicted |= question.answers > 0 && !Objects.equals(order, question.order);
        } else {
            question.answers++;
            question.order = order;
        }
    }

    private void told(OrderEvent event) {
        List<String> states = told.computeIfAbsent(event.order(), _ -> new ArrayList<>(6));
        String state = stateAfter(event);
        if (state != null) {
            states.add(state);
        }
        openOrders.on(event);
    }

    /** The state that the event tells of; none where the order stays in its state. */
    private static @Nullable String stateAfter(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderRequested _ -> "REQUESTED";
            case OrderEvent.OrderAuthorising _ -> "AUTHORISING";
            case OrderEvent.OrderInResolution _ -> "IN_RESOLUTION";
            case OrderEvent.OrderPlaced _ -> "PLACED";
            case OrderEvent.OrderHeld _ -> "HELD";
            case OrderEvent.OrderConfirmed _ -> "CONFIRMED";
            case OrderEvent.OrderShipped _ -> "SHIPPED";
            case OrderEvent.OrderDelivered _ -> "DELIVERED";
            case OrderEvent.OrderCancelled _ -> "CANCELLED";
            case OrderEvent.OrderRejected _ -> "REJECTED";
            case OrderEvent.OrderUndelivered _ -> "UNDELIVERED";
            case OrderEvent.OrderReturnAsked _, OrderEvent.OrderReturnSettled _ -> null;
        };
    }

    Map<DecisionId, Question> questions() {
        return questions;
    }

    /** The states an order told of, in order. */
    List<String> told(OrderId order) {
        return told.getOrDefault(order, List.of());
    }

    Set<OrderId> ordersTold() {
        return told.keySet();
    }

    boolean eventsCompleteSince(Instant time) {
        return time.isAfter(eventsSince);
    }

    boolean decisionsCompleteSince(Instant time) {
        return time.isAfter(decisionsSince);
    }

    boolean ordersCompleteSince(Instant time) {
        return time.isAfter(ordersSince);
    }
}

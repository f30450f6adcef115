package larder.order.ledger;

import java.time.Instant;
import java.util.List;
import larder.contracts.Topics;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.order.OrderEvent.Cause;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.Party;
import larder.support.EventOutbox;
import larder.support.trace.CurrentTrace;
import org.springframework.stereotype.Component;

/** What follows from a change of an order, in the same transaction: its history, its event, its timer, its trace, and what others
 * make of it. */
@Component
class Consequences {

    private final History history;
    private final EventOutbox outbox;
    private final OrderTimers timers;
    private final OrderTrace trace;
    private final List<OrderFollower> followers;

    Consequences(
            History history, EventOutbox outbox, OrderTimers timers, OrderTrace trace, List<OrderFollower> followers) {
        this.history = history;
        this.outbox = outbox;
        this.timers = timers;
        this.trace = trace;
        this.followers = followers;
    }

    void ofRequest(OrderDecided decided, Instant at) {
        Party by = decided.slot().standsForPurchase() ? Party.SHOPPER : Party.ENGINE;
        Cause cause = new Cause(by, decided.trigger().name());
        history.append(decided.order(), 1, null, OrderState.REQUESTED, at, cause, null);
        outbox.append(
                Topics.ORDER_EVENTS,
                decided.slot(),
                new OrderRequested(
                        decided.order(),
                        decided.slot(),
                        decided.decision(),
                        decided.trigger(),
                        decided.terms(),
                        at,
                        cause));
        trace.entered(decided.order(), decided.slot(), OrderState.REQUESTED, cause.why());
    }

    /** Whoever moves it on, a timer or a courier, all of an order belongs to the trace that it was asked for in. */
    void of(Step step, OrderState from, Order order, Instant at) {
        try (CurrentTrace.Scope _ = CurrentTrace.open(order.trace())) {
            history.append(
                    order.id(),
                    order.steps(),
                    from,
                    order.state(),
                    at,
                    step.told(),
                    step.by().id());
            outbox.append(Topics.ORDER_EVENTS, order.slot(), order.tell(step, at));
            timers.setFor(order, step);
            trace.entered(order.id(), order.slot(), order.state(), step.cause());
            followers.forEach(follower -> follower.follow(order, step));
        }
        if (step instanceof Step.Place || step instanceof Step.Grant) {
            trace.placed(order.receivedAt(), at);
        }
    }
}

package larder.order.returning;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import larder.contracts.OrderId;
import larder.contracts.Topics;
import larder.contracts.order.OrderEvent.Cause;
import larder.contracts.order.OrderEvent.OrderReturnAsked;
import larder.contracts.order.OrderEvent.OrderReturnSettled;
import larder.contracts.order.OrderEvent.Party;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.OrderState;
import larder.order.ledger.Step;
import larder.order.payment.Payments;
import larder.order.reading.OrderReader;
import larder.order.reading.OrderReturn;
import larder.order.reading.Viewer;
import larder.order.returning.Returns.Returned;
import larder.support.EventOutbox;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in that somebody wants to give an order back, and what becomes of that: one that has come stays as it is, any other is called off. */
@Component
class GiveBack {

    private final OrderReader reader;
    private final Returns returns;
    private final OrderLedger ledger;
    private final Payments payments;
    private final EventOutbox outbox;
    private final ReturnProperties properties;
    private final Clock clock;

    GiveBack(
            OrderReader reader,
            Returns returns,
            OrderLedger ledger,
            Payments payments,
            EventOutbox outbox,
            ReturnProperties properties,
            Clock clock) {
        this.reader = reader;
        this.returns = returns;
        this.ledger = ledger;
        this.payments = payments;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /** Asking again while one is open changes nothing. */
    @Transactional
    void ask(OrderId id, Viewer by, OrderReturn.Reason reason, @Nullable String note) {
        reader.find(id, by.asShopper());
        Returned order = returns.lock(id);
        Instant now = now();
        if (!ReturnPolicy.allows(order.state(), order.endedAt(), now, properties.within())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "The order is " + order.state() + " and cannot be given back");
        }
        Optional<OrderReturn> last = returns.last(id);
        if (last.filter(GiveBack::isAccepted).isPresent()) {
            throw new ProblemException(ProblemType.CONFLICT, "The order was given back already");
        }
        if (last.filter(GiveBack::isOpen).isEmpty()) {
            returns.ask(id, reason, note, now);
            Cause cause = new Cause(Party.SHOPPER, reason.name(), note);
            outbox.append(Topics.ORDER_EVENTS, order.slot(), new OrderReturnAsked(id, order.slot(), now, cause));
        }
    }

    /**
     * Where the return is accepted, what was paid is paid back; an order that has not come yet is called off with that, and its parcel
     * recalled. That it was settled is told first: whoever hears then that the order was called off knows why.
     */
    @Transactional
    void settle(OrderId id, Viewer by, boolean accepted, @Nullable String note) {
        reader.find(id, by);
        Returned order = returns.lock(id);
        if (returns.last(id).filter(GiveBack::isOpen).isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, "No return of the order waits to be settled");
        }
        Instant now = now();
        returns.settle(id, accepted, note, by.id().value(), now);
        Cause cause = new Cause(Party.OPS, accepted ? "ACCEPTED" : "REFUSED", note);
        outbox.append(
                Topics.ORDER_EVENTS, order.slot(), new OrderReturnSettled(id, order.slot(), accepted, now, cause));
        if (accepted) {
            takeBack(id, order.state(), by, note);
        }
    }

    private void takeBack(OrderId id, OrderState state, Viewer by, @Nullable String note) {
        switch (state) {
            case CONFIRMED, SHIPPED ->
                ledger.ask(id, _ -> Step.Cancel.byOps(by.id().value(), note));
            case REQUESTED, HELD, AUTHORISING, IN_RESOLUTION, PLACED, DELIVERED, UNDELIVERED, CANCELLED, REJECTED ->
                payments.callOff(id);
        }
    }

    private static boolean isOpen(OrderReturn asked) {
        return asked.accepted() == null;
    }

    private static boolean isAccepted(OrderReturn asked) {
        return Boolean.TRUE.equals(asked.accepted());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package larder.order.ledger;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.support.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/** One order as it stands now; only {@link OrderLedger} moves it on. */
@Entity
@Table(name = "orders")
@SuppressWarnings("UnusedVariable") // some columns are written here and read by SQL only
public class Order {

    @Id
    private UUID id;

    private String slot;

    @Embedded
    private AgreedTerms terms;

    @Enumerated(EnumType.STRING)
    private Trigger trigger;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Embedded
    private @Nullable Price price;

    @Enumerated(EnumType.STRING)
    private @Nullable HoldReason holdReason;

    private @Nullable String explanation;

    private Instant receivedAt;
    private @Nullable Instant lapsesAt;
    private @Nullable Instant placedAt;
    private @Nullable Instant cancellableUntil;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant shippedAt;
    private @Nullable Instant endedAt;
    private @Nullable String trace;
    private int steps;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields from columns that are not null
    Order() {}

    public OrderId id() {
        return new OrderId(id);
    }

    public SlotId slot() {
        return SlotId.of(slot);
    }

    public OrderTerms terms() {
        return terms.terms();
    }

    public Trigger trigger() {
        return trigger;
    }

    OrderState state() {
        return state;
    }

    /** When the gateway took in what asked for it. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The trace that it was asked for in; a new one where that is not known. */
    TraceContext trace() {
        TraceContext known = TraceContext.read(trace);
        return known == null ? TraceContext.begin() : known;
    }

    /** How many entries its history has. */
    int steps() {
        return steps;
    }

    /** Takes a step where its state allows; otherwise nothing changes. */
    Move take(Step step, Instant at) {
        Move move = tooLateToCancel(step, at) ? new Move.Refused(state) : state.on(step);
        if (move instanceof Move.To(OrderState next)) {
            write(step, at);
            state = next;
            endedAt = next.terminal() ? at : null;
            steps++;
        }
        return move;
    }

    /** The shopper was promised until when; that the timer is late does not change it. */
    private boolean tooLateToCancel(Step step, Instant at) {
        return step instanceof Step.Cancel
                && state == OrderState.PLACED
                && !at.isBefore(Objects.requireNonNull(cancellableUntil));
    }

    private void write(Step step, Instant at) {
        switch (step) {
            case Step.Place place -> {
                price = place.price();
                beginGrace(place.grace(), at);
            }
            case Step.Hold hold -> {
                price = hold.price();
                holdReason = hold.reason();
                lapsesAt = at.plus(hold.lapse());
            }
            case Step.Approve approve -> beginGrace(approve.grace(), at);
            case Step.Confirm _ -> confirmedAt = at;
            case Step.Ship _ -> shippedAt = at;
            case Step.Reject reject -> explanation = reject.explanation();
            case Step.Decline _, Step.Lapse _, Step.Cancel _, Step.Deliver _, Step.Fail _ -> {}
        }
    }

    private void beginGrace(Duration grace, Instant at) {
        placedAt = at;
        cancellableUntil = at.plus(grace);
    }

    /** What the world is told of the step just taken. */
    OrderEvent tell(Step step, Instant at) {
        return switch (step) {
            case Step.Place _, Step.Approve _ ->
                new OrderEvent.OrderPlaced(id(), slot(), terms(), price().unit(), price().total(), graceEnd(), at);
            case Step.Hold hold ->
                new OrderEvent.OrderHeld(id(), slot(), hold.reason(), price().total(), lapseTime(), at);
            case Step.Reject reject ->
                new OrderEvent.OrderRejected(id(), slot(), reject.reason(), reject.explanation(), at);
            case Step.Decline _ -> new OrderEvent.OrderCancelled(id(), slot(), CancelReason.DECLINED, at);
            case Step.Lapse _ -> new OrderEvent.OrderCancelled(id(), slot(), CancelReason.LAPSED, at);
            case Step.Cancel cancel -> new OrderEvent.OrderCancelled(id(), slot(), cancel.by(), at);
            case Step.Confirm _ -> new OrderEvent.OrderConfirmed(id(), slot(), terms(), price().total(), at);
            case Step.Ship _ -> new OrderEvent.OrderShipped(id(), slot(), at);
            case Step.Deliver _ -> new OrderEvent.OrderDelivered(id(), slot(), at);
            case Step.Fail fail -> new OrderEvent.OrderUndelivered(id(), slot(), fail.reason(), at);
        };
    }

    /** When the grace period of a placed order ends. */
    Instant graceEnd() {
        return Objects.requireNonNull(cancellableUntil, "an order has a grace period once it is placed");
    }

    /** When a held order lapses. */
    Instant lapseTime() {
        return Objects.requireNonNull(lapsesAt, "an order lapses only when held");
    }

    private Price price() {
        return Objects.requireNonNull(price, "an order has a price once stock is set aside");
    }
}

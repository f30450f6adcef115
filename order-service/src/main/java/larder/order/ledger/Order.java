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
import larder.contracts.Address;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.Cause;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.order.OrderEvent.Party;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.contracts.stock.StockEvent.AskedFor;
import larder.events.EventJson;
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

    private @Nullable String requestedSku;
    private @Nullable Integer requestedPacks;

    @Enumerated(EnumType.STRING)
    private Trigger trigger;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Embedded
    private @Nullable Price price;

    @Enumerated(EnumType.STRING)
    private @Nullable HoldReason holdReason;

    @Enumerated(EnumType.STRING)
    private @Nullable ResolutionReason resolutionReason;

    private @Nullable String explanation;
    private @Nullable String askedFor;

    private Instant receivedAt;
    private @Nullable Instant lapsesAt;
    private @Nullable Instant resolvableUntil;
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

    public OrderState state() {
        return state;
    }

    /** What stands in its way, while it is in resolution. */
    public @Nullable ResolutionReason resolution() {
        return state == OrderState.IN_RESOLUTION ? resolutionReason : null;
    }

    /** What it brings. */
    public Sent sent() {
        OrderTerms now = terms();
        AskedFor asked = askedFor == null ? null : EventJson.MAPPER.readValue(askedFor, AskedFor.class);
        return new Sent(now.sku(), now.quantity(), asked);
    }

    /** Why it waits, or waited, for the shopper's word. */
    public HoldReason heldFor() {
        return Objects.requireNonNull(holdReason, "an order has a reason to wait only when held");
    }

    /** Whether its shopper has consented to pay so much for it: nothing else leads from being held into resolution. */
    public boolean isAgreedAt(Money total) {
        return state == OrderState.IN_RESOLUTION && holdReason != null && total.compareTo(price().total()) <= 0;
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
        Move move = saysNothingNew(step)
                ? new Move.Late(state)
                : tooLateToCancel(step, at) ? new Move.Refused(state) : state.on(step);
        if (move instanceof Move.To(OrderState next)) {
            write(step, at);
            state = next;
            endedAt = next.terminal() ? at : null;
            steps++;
        }
        return move;
    }

    /** What stands in its way is known, and does not stand there longer because it is told again. */
    private boolean saysNothingNew(Step step) {
        return step instanceof Step.Unresolve unresolve && unresolve.reason() == resolution();
    }

    /**
     * The shopper was promised until when; that the timer is late does not change it. Operations can call off whatever has not ended.
     */
    private boolean tooLateToCancel(Step step, Instant at) {
        return step instanceof Step.Cancel cancel
                && cancel.by().party() != Party.OPS
                && switch (state) {
                    case REQUESTED, HELD, AUTHORISING, IN_RESOLUTION -> false;
                    case PLACED -> !at.isBefore(Objects.requireNonNull(cancellableUntil));
                    case CONFIRMED, SHIPPED -> true;
                    case DELIVERED, UNDELIVERED, CANCELLED, REJECTED -> false;
                };
    }

    /**
     * Goes to another address where nothing binds it to this one yet; false where it does. The warehouse and the price were chosen for its
     * country: only an order that could not go there goes to another.
     */
    boolean redirect(Address address, Instant at) {
        boolean stays = address.country().equals(terms().deliveryAddress().country());
        boolean free = switch (state) {
            case HELD -> stays;
            case IN_RESOLUTION -> stays || resolutionReason == ResolutionReason.ADDRESS;
            case PLACED -> stays && at.isBefore(graceEnd());
            case REQUESTED, AUTHORISING, CONFIRMED, SHIPPED, DELIVERED, UNDELIVERED, CANCELLED, REJECTED -> false;
        };
        if (free) {
            terms = terms.goingTo(address);
            holdReason = stays ? holdReason : null; // a consent was to what it costs where it was to go
        }
        return free;
    }

    private void write(Step step, Instant at) {
        switch (step) {
            case Step.Place place -> {
                price = place.price();
                send(place.sent());
                beginGrace(place.grace(), at);
            }
            case Step.Hold hold -> {
                price = hold.price();
                send(hold.sent());
                holdReason = hold.reason();
                lapsesAt = at.plus(hold.lapse());
            }
            case Step.Authorise authorise -> {
                price = authorise.price();
                send(authorise.sent());
            }
            case Step.Grant grant -> beginGrace(grant.grace(), at);
            case Step.Unresolve unresolve -> {
                if (unresolve.price() != null && unresolve.sent() != null) {
                    price = unresolve.price();
                    send(unresolve.sent());
                }
                resolutionReason = unresolve.reason();
                resolvableUntil = at.plus(unresolve.within());
            }
            case Step.Approve approve -> beginGrace(approve.grace(), at);
            case Step.Confirm _ -> confirmedAt = at;
            case Step.Ship _ -> shippedAt = at;
            case Step.Reject reject -> explanation = reject.explanation();
            case Step.Accept _,
                    Step.Decline _,
                    Step.Lapse _,
                    Step.Expire _,
                    Step.Cancel _,
                    Step.Deliver _,
                    Step.Fail _ -> {}
        }
    }

    /** From here on its terms name what is sent; what was asked for is kept beside them. */
    private void send(Sent sent) {
        OrderTerms asked = terms.terms();
        if (!sent.isOf(asked)) {
            requestedSku = asked.sku().value();
            requestedPacks = asked.quantity().packs();
            terms = terms.sending(sent);
        }
        askedFor = sent.askedFor() == null ? null : EventJson.MAPPER.writeValueAsString(sent.askedFor());
    }

    private void beginGrace(Duration grace, Instant at) {
        placedAt = at;
        cancellableUntil = at.plus(grace);
    }

    /** What the world is told of the step just taken. */
    OrderEvent tell(Step step, Instant at) {
        Cause cause = step.told();
        return switch (step) {
            case Step.Place _, Step.Grant _, Step.Approve _ ->
                new OrderEvent.OrderPlaced(
                        id(),
                        slot(),
                        terms(),
                        price().unit(),
                        price().total(),
                        price().delivery(),
                        graceEnd(),
                        at,
                        cause);
            case Step.Authorise _, Step.Accept _ ->
                new OrderEvent.OrderAuthorising(id(), slot(), price().total(), at, cause);
            case Step.Unresolve unresolve ->
                new OrderEvent.OrderInResolution(id(), slot(), unresolve.reason(), resolutionEnd(), at, cause);
            case Step.Hold hold ->
                new OrderEvent.OrderHeld(id(), slot(), hold.reason(), price().total(), lapseTime(), at, cause);
            case Step.Reject reject ->
                new OrderEvent.OrderRejected(id(), slot(), reject.reason(), reject.explanation(), at, cause);
            case Step.Decline _ -> new OrderEvent.OrderCancelled(id(), slot(), CancelReason.DECLINED, at, cause);
            case Step.Lapse _ -> new OrderEvent.OrderCancelled(id(), slot(), CancelReason.LAPSED, at, cause);
            case Step.Expire _ -> new OrderEvent.OrderCancelled(id(), slot(), CancelReason.UNRESOLVED, at, cause);
            case Step.Cancel cancel -> new OrderEvent.OrderCancelled(id(), slot(), cancel.reason(), at, cause);
            case Step.Confirm _ ->
                new OrderEvent.OrderConfirmed(id(), slot(), terms(), price().total(), price().delivery(), at, cause);
            case Step.Ship _ -> new OrderEvent.OrderShipped(id(), slot(), at, cause);
            case Step.Deliver _ -> new OrderEvent.OrderDelivered(id(), slot(), at, cause);
            case Step.Fail fail -> new OrderEvent.OrderUndelivered(id(), slot(), fail.reason(), at, cause);
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

    /** When an order in resolution is called off. */
    Instant resolutionEnd() {
        return Objects.requireNonNull(resolvableUntil, "an order is called off only when in resolution");
    }

    /** What it costs. */
    public Price price() {
        return Objects.requireNonNull(price, "an order has a price once stock is set aside");
    }
}

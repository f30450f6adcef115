package larder.order.ledger;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.Cause;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.order.OrderEvent.Party;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.order.OrderEvent.ResolutionReason;
import org.jspecify.annotations.Nullable;

/** Something that is to happen to an order. */
public sealed interface Step {

    /** Stock is set aside at a price that the shopper agreed to. */
    record Place(Price price, Sent sent, Duration grace) implements Step {}

    /** Stock is set aside at a price that the shopper agreed to, but it is not known yet whether they can pay it. */
    record Authorise(Price price, Sent sent) implements Step {}

    /** The payment is authorised. */
    record Grant(Duration grace) implements Step {}

    /**
     * Something stands in the way that may yet be mended.
     *
     * @param price what it would cost, where that is known
     * @param sent what would be sent, where that is known
     * @param reason what it is
     * @param within how long it may take to mend it
     */
    record Unresolve(@Nullable Price price, @Nullable Sent sent, ResolutionReason reason, Duration within)
            implements Step {}

    /** What stood in the way was not mended in time. */
    record Expire() implements Step {}

    /** Stock is set aside, but the shopper has to consent. */
    record Hold(Price price, Sent sent, HoldReason reason, Duration lapse) implements Step {}

    /**
     * There is nothing to send.
     *
     * @param explanation the reason in the catalogue's own words, where it has any
     */
    record Reject(RejectReason reason, @Nullable String explanation) implements Step {}

    /**
     * The shopper consents to a held order.
     *
     * @param waived what they overrule with it
     */
    record Approve(Duration grace, List<HoldReason> waived) implements Step {

        /** Overruling nothing. */
        public Approve(Duration grace) {
            this(grace, List.of());
        }
    }

    /**
     * The shopper consents to a held order, and it is not known yet whether they can pay it.
     *
     * @param waived what they overrule with it
     */
    record Accept(List<HoldReason> waived) implements Step {}

    /** The shopper does not want a held order. */
    record Decline() implements Step {}

    /** The shopper has not answered in time. */
    record Lapse() implements Step {}

    /**
     * Somebody calls the order off.
     *
     * @param by whose word it was
     * @param note why, in their own words, where they said
     */
    record Cancel(By by, @Nullable String note) implements Step {

        /** By the shopper, who owes nobody a reason. */
        public static Cancel byShopper() {
            return new Cancel(new By(Party.SHOPPER, null), null);
        }

        /** By somebody of operations. */
        public static Cancel byOps(String who, @Nullable String note) {
            return new Cancel(new By(Party.OPS, who), note);
        }

        CancelReason reason() {
            return by.party() == Party.OPS ? CancelReason.BY_OPS : CancelReason.BY_SHOPPER;
        }
    }

    /** The grace period is over. */
    record Confirm() implements Step {}

    /** The carrier has the parcel. */
    record Ship() implements Step {}

    /** The parcel is where it belongs. */
    record Deliver() implements Step {}

    /** The parcel could not be brought. */
    record Fail(String reason) implements Step {}

    /** Why the order changes, as its history tells it. */
    default String cause() {
        return switch (this) {
            case Place _ -> "STOCK_RESERVED";
            case Authorise _ -> "STOCK_RESERVED";
            case Grant _ -> "PAYMENT_AUTHORISED";
            case Unresolve unresolve -> unresolve.reason().name();
            case Expire _ -> CancelReason.UNRESOLVED.name();
            case Accept _ -> "APPROVED";
            case Hold hold -> hold.reason().name();
            case Reject reject -> reject.reason().name();
            case Approve _ -> "APPROVED";
            case Decline _ -> CancelReason.DECLINED.name();
            case Lapse _ -> CancelReason.LAPSED.name();
            case Cancel cancel -> cancel.reason().name();
            case Confirm _ -> "GRACE_OVER";
            case Ship _ -> "DISPATCHED";
            case Deliver _ -> "DELIVERED";
            case Fail fail -> fail.reason();
        };
    }

    /** Who takes the step. */
    default By by() {
        return switch (this) {
            case Place _, Authorise _, Hold _, Reject _ -> new By(Party.CATALOGUE, null);
            case Grant _ -> new By(Party.PAYMENT, null);
            case Unresolve unresolve ->
                switch (unresolve.reason()) {
                    case OUT_OF_STOCK, ADDRESS -> new By(Party.CATALOGUE, null);
                    case PAYMENT -> new By(Party.PAYMENT, null);
                };
            case Approve _, Accept _, Decline _ -> new By(Party.SHOPPER, null);
            case Lapse _, Expire _, Confirm _ -> new By(Party.TIMER, null);
            case Cancel cancel -> cancel.by();
            case Ship _, Deliver _, Fail _ -> new By(Party.CARRIER, null);
        };
    }

    /** As the events tell it. */
    default Cause told() {
        return new Cause(by().party(), cause(), note());
    }

    /** What there is to add to the cause: the canceller's own words, or what a consent overruled. */
    private @Nullable String note() {
        return switch (this) {
            case Cancel cancel -> cancel.note();
            case Approve approve -> waiving(approve.waived());
            case Accept accept -> waiving(accept.waived());
            case Place _,
                    Authorise _,
                    Grant _,
                    Unresolve _,
                    Expire _,
                    Hold _,
                    Reject _,
                    Decline _,
                    Lapse _,
                    Confirm _,
                    Ship _,
                    Deliver _,
                    Fail _ -> null;
        };
    }

    private static @Nullable String waiving(List<HoldReason> waived) {
        return waived.isEmpty() ? null : waived.stream().map(Enum::name).collect(joining(", ", "waives ", ""));
    }

    /**
     * Who takes a step.
     *
     * @param party what they are to the order
     * @param id which of them it was, where there are several; never the shopper, who stands with the order
     */
    record By(Party party, @Nullable String id) {}
}

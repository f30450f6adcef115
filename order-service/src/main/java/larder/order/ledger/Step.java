package larder.order.ledger;

import java.time.Duration;
import larder.contracts.order.OrderEvent.CancelReason;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.order.OrderEvent.RejectReason;
import org.jspecify.annotations.Nullable;

/** Something that is to happen to an order. */
public sealed interface Step {

    /** Stock is set aside at a price that the shopper agreed to. */
    record Place(Price price, Duration grace) implements Step {}

    /** Stock is set aside, but the shopper has to consent. */
    record Hold(Price price, HoldReason reason, Duration lapse) implements Step {}

    /**
     * There is nothing to send.
     *
     * @param explanation the reason in the catalogue's own words, where it has any
     */
    record Reject(RejectReason reason, @Nullable String explanation) implements Step {}

    /** The shopper consents to a held order. */
    record Approve(Duration grace) implements Step {}

    /** The shopper does not want a held order. */
    record Decline() implements Step {}

    /** The shopper has not answered in time. */
    record Lapse() implements Step {}

    /** Somebody calls the order off. */
    record Cancel(CancelReason by) implements Step {}

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
            case Hold hold -> hold.reason().name();
            case Reject reject -> reject.reason().name();
            case Approve _ -> "APPROVED";
            case Decline _ -> CancelReason.DECLINED.name();
            case Lapse _ -> CancelReason.LAPSED.name();
            case Cancel cancel -> cancel.by().name();
            case Confirm _ -> "GRACE_OVER";
            case Ship _ -> "DISPATCHED";
            case Deliver _ -> "DELIVERED";
            case Fail fail -> fail.reason();
        };
    }
}

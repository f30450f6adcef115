package larder.order.ledger;

import larder.order.ledger.Step.Approve;
import larder.order.ledger.Step.Cancel;
import larder.order.ledger.Step.Confirm;
import larder.order.ledger.Step.Decline;
import larder.order.ledger.Step.Deliver;
import larder.order.ledger.Step.Fail;
import larder.order.ledger.Step.Hold;
import larder.order.ledger.Step.Lapse;
import larder.order.ledger.Step.Place;
import larder.order.ledger.Step.Reject;
import larder.order.ledger.Step.Ship;

/**
 * Where an order is in its life, and where each step leads from there.
 *
 * <pre>
 *             place                confirm              ship             deliver
 *  REQUESTED --------> PLACED ---------------> CONFIRMED ------> SHIPPED ---------> DELIVERED
 *   |  |  |              ^  |                    |                  |
 *   |  |  | hold         |  | cancel             | fail             | fail
 *   |  |  +----> HELD ---+  |                    +------------------+-------------> UNDELIVERED
 *   |  |          |  approve|
 *   |  | cancel   | decline, lapse, cancel
 *   |  +----------+---------+--------------------------------------------------------> CANCELLED
 *   | reject
 *   +---------------------------------------------------------------------------------> REJECTED
 * </pre>
 */
public enum OrderState {
    REQUESTED,
    HELD,
    PLACED,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    UNDELIVERED,
    CANCELLED,
    REJECTED;

    /** Whether no step leads on from here. */
    public boolean terminal() {
        return switch (this) {
            case REQUESTED, HELD, PLACED, CONFIRMED, SHIPPED -> false;
            case DELIVERED, UNDELIVERED, CANCELLED, REJECTED -> true;
        };
    }

    /** Where the step leads: every order's every transition is here. */
    Move on(Step step) {
        return switch (this) {
            case REQUESTED ->
                switch (step) {
                    case Place _ -> to(PLACED);
                    case Hold _ -> to(HELD);
                    case Reject _ -> to(REJECTED);
                    case Cancel _ -> to(CANCELLED);
                    case Approve _, Decline _, Lapse _, Confirm _, Ship _, Deliver _, Fail _ -> refused();
                };
            case HELD ->
                switch (step) {
                    case Approve _ -> to(PLACED);
                    case Decline _, Lapse _, Cancel _ -> to(CANCELLED);
                    case Place _, Hold _ -> late();
                    case Reject _, Confirm _, Ship _, Deliver _, Fail _ -> refused();
                };
            case PLACED ->
                switch (step) {
                    case Confirm _ -> to(CONFIRMED);
                    case Cancel _ -> to(CANCELLED);
                    case Place _, Hold _, Lapse _ -> late();
                    case Reject _, Approve _, Decline _, Ship _, Deliver _, Fail _ -> refused();
                };
            case CONFIRMED ->
                switch (step) {
                    case Ship _ -> to(SHIPPED);
                    case Fail _ -> to(UNDELIVERED);
                    case Place _, Hold _, Lapse _, Confirm _ -> late();
                    case Reject _, Approve _, Decline _, Cancel _, Deliver _ -> refused();
                };
            case SHIPPED ->
                switch (step) {
                    case Deliver _ -> to(DELIVERED);
                    case Fail _ -> to(UNDELIVERED);
                    case Place _, Hold _, Lapse _, Confirm _, Ship _ -> late();
                    case Reject _, Approve _, Decline _, Cancel _ -> refused();
                };
            case DELIVERED ->
                switch (step) {
                    case Place _, Hold _, Lapse _, Confirm _, Ship _, Deliver _ -> late();
                    case Reject _, Approve _, Decline _, Cancel _, Fail _ -> refused();
                };
            case UNDELIVERED ->
                switch (step) {
                    case Place _, Hold _, Lapse _, Confirm _, Ship _, Fail _ -> late();
                    case Reject _, Approve _, Decline _, Cancel _, Deliver _ -> refused();
                };
            case CANCELLED ->
                switch (step) {
                    case Place _, Hold _, Reject _, Lapse _, Cancel _, Confirm _ -> late();
                    case Approve _, Decline _, Ship _, Deliver _, Fail _ -> refused();
                };
            case REJECTED ->
                switch (step) {
                    case Reject _ -> late();
                    case Place _,
                            Hold _,
                            Approve _,
                            Decline _,
                            Lapse _,
                            Cancel _,
                            Confirm _,
                            Ship _,
                            Deliver _,
                            Fail _ -> refused();
                };
        };
    }

    private static Move to(OrderState next) {
        return new Move.To(next);
    }

    private Move late() {
        return new Move.Late(this);
    }

    private Move refused() {
        return new Move.Refused(this);
    }
}

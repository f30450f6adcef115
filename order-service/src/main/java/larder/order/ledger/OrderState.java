package larder.order.ledger;

import larder.order.ledger.Step.Accept;
import larder.order.ledger.Step.Approve;
import larder.order.ledger.Step.Authorise;
import larder.order.ledger.Step.Cancel;
import larder.order.ledger.Step.Confirm;
import larder.order.ledger.Step.Decline;
import larder.order.ledger.Step.Deliver;
import larder.order.ledger.Step.Expire;
import larder.order.ledger.Step.Fail;
import larder.order.ledger.Step.Grant;
import larder.order.ledger.Step.Hold;
import larder.order.ledger.Step.Lapse;
import larder.order.ledger.Step.Place;
import larder.order.ledger.Step.Reject;
import larder.order.ledger.Step.Ship;
import larder.order.ledger.Step.Unresolve;

/**
 * Where an order is in its life, and where each step leads from there.
 *
 * <pre>
 *             place                       confirm            ship            deliver
 *  REQUESTED --------------------> PLACED -------> CONFIRMED ----> SHIPPED ---------> DELIVERED
 *   | | | |                         ^ ^ ^                |            |  fail
 *   | | | | authorise        grant  | | |                +------------+-------------> UNDELIVERED
 *   | | | +--------> AUTHORISING ---+ | |
 *   | | |             ^   ^   |       | |
 *   | | | hold   accept   |   | unresolve
 *   | | +------> HELD ----+---|-------+ | approve
 *   | |           ^ |         v         |
 *   | | unresolve | +-----> IN_RESOLUTION ---> REJECTED
 *   | +-----------|----------^  |   place, authorise, hold when it is mended
 *   | reject      +-------------+
 *   +--------------------------------------------------------------------------------> REJECTED
 * </pre>
 *
 * <p>An order in resolution stays there when something else turns out to stand in its way too.
 *
 * <p>Every state before PLACED ends as CANCELLED when the shopper or operations call it off, or when the time runs out in which it
 * could go on; PLACED when the shopper does within the grace period; and operations can call off whatever has not ended.
 */
public enum OrderState {
    /** The catalogue has been asked. */
    REQUESTED,
    /** Waits for the shopper's word. */
    HELD,
    /** Waits for the payment to be authorised. */
    AUTHORISING,
    /** Something stands in its way that may yet be mended. */
    IN_RESOLUTION,
    /** Bought, and can still be called off. */
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
            case REQUESTED, HELD, AUTHORISING, IN_RESOLUTION, PLACED, CONFIRMED, SHIPPED -> false;
            case DELIVERED, UNDELIVERED, CANCELLED, REJECTED -> true;
        };
    }

    /** Where the step leads: every order's every transition is here. */
    Move on(Step step) {
        return switch (this) {
            case REQUESTED ->
                switch (step) {
                    case Place _ -> to(PLACED);
                    case Authorise _ -> to(AUTHORISING);
                    case Hold _ -> to(HELD);
                    case Unresolve _ -> to(IN_RESOLUTION);
                    case Reject _ -> to(REJECTED);
                    case Cancel _ -> to(CANCELLED);
                    case Grant _,
                            Approve _,
                            Accept _,
                            Decline _,
                            Lapse _,
                            Expire _,
                            Confirm _,
                            Ship _,
                            Deliver _,
                            Fail _ -> refused();
                };
            case HELD ->
                switch (step) {
                    case Unresolve _ -> to(IN_RESOLUTION);
                    case Approve _ -> to(PLACED);
                    case Accept _ -> to(AUTHORISING);
                    case Decline _, Lapse _, Cancel _ -> to(CANCELLED);
                    case Place _, Authorise _, Hold _, Expire _ -> late();
                    case Grant _, Reject _, Confirm _, Ship _, Deliver _, Fail _ -> refused();
                };
            case AUTHORISING ->
                switch (step) {
                    case Grant _ -> to(PLACED);
                    case Unresolve _ -> to(IN_RESOLUTION);
                    case Cancel _ -> to(CANCELLED);
                    case Place _, Authorise _, Hold _, Lapse _, Expire _ -> late();
                    case Reject _, Approve _, Accept _, Decline _, Confirm _, Ship _, Deliver _, Fail _ -> refused();
                };
            case IN_RESOLUTION ->
                switch (step) {
                    case Place _ -> to(PLACED);
                    case Authorise _ -> to(AUTHORISING);
                    case Hold _ -> to(HELD);
                    case Unresolve _ -> to(IN_RESOLUTION);
                    case Reject _ -> to(REJECTED);
                    case Expire _, Cancel _ -> to(CANCELLED);
                    case Grant _, Lapse _ -> late();
                    case Approve _, Accept _, Decline _, Confirm _, Ship _, Deliver _, Fail _ -> refused();
                };
            case PLACED ->
                switch (step) {
                    case Cancel _ -> to(CANCELLED);
                    case Confirm _ -> to(CONFIRMED);
                    case Place _, Authorise _, Grant _, Hold _, Unresolve _, Lapse _, Expire _ -> late();
                    case Reject _, Approve _, Accept _, Decline _, Ship _, Deliver _, Fail _ -> refused();
                };
            case CONFIRMED ->
                switch (step) {
                    case Cancel _ -> to(CANCELLED);
                    case Ship _ -> to(SHIPPED);
                    case Fail _ -> to(UNDELIVERED);
                    case Place _, Authorise _, Grant _, Hold _, Unresolve _, Lapse _, Expire _, Confirm _ -> late();
                    case Reject _, Approve _, Accept _, Decline _, Deliver _ -> refused();
                };
            case SHIPPED ->
                switch (step) {
                    case Cancel _ -> to(CANCELLED);
                    case Deliver _ -> to(DELIVERED);
                    case Fail _ -> to(UNDELIVERED);
                    case Place _, Authorise _, Grant _, Hold _, Unresolve _, Lapse _, Expire _, Confirm _, Ship _ ->
                        late();
                    case Reject _, Approve _, Accept _, Decline _ -> refused();
                };
            case DELIVERED ->
                switch (step) {
                    case Place _,
                            Authorise _,
                            Grant _,
                            Hold _,
                            Unresolve _,
                            Lapse _,
                            Expire _,
                            Confirm _,
                            Ship _,
                            Deliver _ -> late();
                    case Reject _, Approve _, Accept _, Decline _, Cancel _, Fail _ -> refused();
                };
            case UNDELIVERED ->
                switch (step) {
                    case Place _,
                            Authorise _,
                            Grant _,
                            Hold _,
                            Unresolve _,
                            Lapse _,
                            Expire _,
                            Confirm _,
                            Ship _,
                            Fail _ -> late();
                    case Reject _, Approve _, Accept _, Decline _, Cancel _, Deliver _ -> refused();
                };
            case CANCELLED ->
                switch (step) {
                    case Place _,
                            Authorise _,
                            Grant _,
                            Hold _,
                            Unresolve _,
                            Reject _,
                            Lapse _,
                            Expire _,
                            Cancel _,
                            Confirm _,
                            Ship _,
                            Deliver _,
                            Fail _ -> late();
                    case Approve _, Accept _, Decline _ -> refused();
                };
            case REJECTED ->
                switch (step) {
                    case Unresolve _, Reject _, Lapse _, Expire _ -> late();
                    case Place _,
                            Authorise _,
                            Grant _,
                            Hold _,
                            Approve _,
                            Accept _,
                            Decline _,
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

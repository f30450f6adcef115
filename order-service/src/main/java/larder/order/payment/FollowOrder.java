package larder.order.payment;

import larder.order.ledger.Order;
import larder.order.ledger.OrderFollower;
import larder.order.ledger.Step;
import org.springframework.stereotype.Component;

/** Lets a payment go the way of its order: taken when it is sent, called off when it is not bought after all. */
@Component
class FollowOrder implements OrderFollower {

    private final Payments payments;

    FollowOrder(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void follow(Order order, Step step) {
        switch (step) {
            case Step.Ship _ -> payments.capture(order.id());
            case Step.Hold _,
                    Step.Unresolve _,
                    Step.Reject _,
                    Step.Decline _,
                    Step.Lapse _,
                    Step.Expire _,
                    Step.Cancel _,
                    Step.Fail _ -> payments.callOff(order.id());
            case Step.Place _,
                    Step.Authorise _,
                    Step.Grant _,
                    Step.Approve _,
                    Step.Accept _,
                    Step.Confirm _,
                    Step.Deliver _ -> {}
        }
    }
}

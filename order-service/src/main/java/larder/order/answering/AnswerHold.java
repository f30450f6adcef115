package larder.order.answering;

import java.util.function.Function;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.order.childlock.ChildLocks;
import larder.order.childlock.Pin;
import larder.order.childlock.PinRefused;
import larder.order.guarding.Approval;
import larder.order.guarding.OrderGuards;
import larder.order.ledger.Move;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.OrderState;
import larder.order.ledger.Step;
import larder.order.placing.PayOrder;
import larder.order.proposal.AgreeToText;
import larder.order.reading.OrderReader;
import larder.order.reading.OrderView;
import larder.order.reading.Viewer;
import org.springframework.stereotype.Component;

/** Gives the shopper's answer to a held order; nobody else can give it. */
@Component
class AnswerHold {

    private final OrderReader reader;
    private final OrderLedger ledger;
    private final OrderGuards guards;
    private final ChildLocks childLocks;
    private final AgreeToText agreeToText;
    private final PayOrder payOrder;

    AnswerHold(
            OrderReader reader,
            OrderLedger ledger,
            OrderGuards guards,
            ChildLocks childLocks,
            AgreeToText agreeToText,
            PayOrder payOrder) {
        this.reader = reader;
        this.ledger = ledger;
        this.guards = guards;
        this.childLocks = childLocks;
        this.agreeToText = agreeToText;
        this.payOrder = payOrder;
    }

    /** Places the order, where a consent is enough for it. */
    void approve(OrderId id, Agreement agreement, Viewer by) {
        OrderView order = reader.find(id, by.asShopper());
        Pin pin = agreement.pin();
        boolean unlocked = pin != null && order.state() == OrderState.HELD && unlocks(order.ownerId(), pin);
        answer(id, held -> approve(held, agreement, unlocked));
    }

    void decline(OrderId id, Viewer by) {
        reader.find(id, by.asShopper());
        answer(id, _ -> new Step.Decline());
    }

    private boolean unlocks(ShopperId owner, Pin pin) {
        childLocks.require(childLocks.check(owner, pin));
        return true;
    }

    private Step approve(Order order, Agreement agreement, boolean unlocked) {
        if (order.state() != OrderState.HELD) {
            throw OrderNotHeld.but(order.state());
        }
        agreeToText.agree(order, agreement.confirmation());
        return switch (guards.approving(order, unlocked)) {
            case Approval.Given(var waived) ->
                payOrder.pay(order, grace -> new Step.Approve(grace, waived), new Step.Accept(waived));
            case Approval.Withheld(var reason) ->
                throw reason == HoldReason.CHILD_LOCK ? PinRefused.missing() : GuardStands.of(reason);
        };
    }

    private void answer(OrderId id, Function<Order, Step> answer) {
        switch (ledger.ask(id, answer)) {
            case Move.To _ -> {}
            case Move.Late(var state) -> throw OrderNotHeld.but(state);
            case Move.Refused(var state) -> throw OrderNotHeld.but(state);
        }
    }
}

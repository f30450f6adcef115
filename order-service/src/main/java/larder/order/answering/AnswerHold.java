package larder.order.answering;

import java.util.function.Function;
import larder.contracts.OrderId;
import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.order.OrderProperties;
import larder.order.ledger.Move;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import larder.order.payment.Payments;
import larder.order.reading.OrderReader;
import larder.order.reading.Viewer;
import org.springframework.stereotype.Component;

/** Gives the shopper's answer to a held order; nobody else can give it. */
@Component
class AnswerHold {

    private final OrderReader reader;
    private final OrderLedger ledger;
    private final Payments payments;
    private final OrderProperties properties;

    AnswerHold(OrderReader reader, OrderLedger ledger, Payments payments, OrderProperties properties) {
        this.reader = reader;
        this.ledger = ledger;
        this.payments = payments;
        this.properties = properties;
    }

    void approve(OrderId id, Viewer by) {
        answer(id, by, this::pay);
    }

    void decline(OrderId id, Viewer by) {
        answer(id, by, _ -> new Step.Decline());
    }

    /** Nobody pays for an order that does not wait for the answer. */
    private Step pay(Order order) {
        Step approve = new Step.Approve(properties.graceAfter(order.trigger()));
        if (!order.admits(approve)) {
            return approve;
        }
        return switch (payments.authorise(order, order.price().total())) {
            case GRANTED -> approve;
            case PENDING -> new Step.Accept();
            case DECLINED ->
                new Step.Unresolve(
                        null,
                        null,
                        ResolutionReason.PAYMENT,
                        properties.resolution().patience());
        };
    }

    private void answer(OrderId id, Viewer by, Function<Order, Step> answer) {
        reader.find(id, by.asShopper());
        switch (ledger.ask(id, answer)) {
            case Move.To _ -> {}
            case Move.Late(var state) -> throw OrderNotHeld.but(state);
            case Move.Refused(var state) -> throw OrderNotHeld.but(state);
        }
    }
}

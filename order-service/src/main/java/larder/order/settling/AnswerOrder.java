package larder.order.settling;

import java.util.Optional;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.OrderState;
import larder.order.ledger.Step;
import larder.order.method.PaymentMethod;
import larder.order.method.PaymentMethods;
import larder.order.payment.Payment;
import larder.order.payment.PaymentProvider.Outcome;
import larder.order.payment.Payments;
import larder.order.placing.PayOrder;
import org.springframework.stereotype.Component;

/** Tells an order that waits for its payment what came of it. */
@Component
class AnswerOrder {

    private final OrderLedger ledger;
    private final Payments payments;
    private final PaymentMethods methods;
    private final PayOrder payOrder;

    AnswerOrder(OrderLedger ledger, Payments payments, PaymentMethods methods, PayOrder payOrder) {
        this.ledger = ledger;
        this.payments = payments;
        this.methods = methods;
        this.payOrder = payOrder;
    }

    void tell(Payment payment, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done _ -> ledger.record(payment.order(), order -> new Step.Grant(payOrder.graceOf(order)));
            case Outcome.Refused _ -> askElsewhere(payment);
            case Outcome.Unknown _ -> {}
        }
    }

    /** Nobody knows whether it is paid for; should it be, that is called off. */
    void giveUp(Payment payment) {
        payments.callOff(payment.order());
        askElsewhere(payment);
    }

    private void askElsewhere(Payment refused) {
        ledger.recordIfAny(
                refused.order(),
                order -> order.state() == OrderState.AUTHORISING
                        ? Optional.of(afterRefusal(order, refused))
                        : Optional.empty());
    }

    /** The shopper may have chosen another way to pay meanwhile. */
    private Step afterRefusal(Order order, Payment refused) {
        PaymentMethod present = methods.held(order.terms().owner());
        return present.equals(refused.method())
                ? payOrder.unpaid(order)
                : payOrder.pay(order, Step.Grant::new, new Step.Authorise(order.price(), order.sent()));
    }
}

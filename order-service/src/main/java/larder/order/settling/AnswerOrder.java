package larder.order.settling;

import larder.contracts.order.OrderEvent.ResolutionReason;
import larder.order.OrderProperties;
import larder.order.ledger.Order;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import larder.order.method.PaymentMethod;
import larder.order.method.PaymentMethods;
import larder.order.payment.Payment;
import larder.order.payment.PaymentProvider.Outcome;
import larder.order.payment.Payments;
import larder.order.profile.CountryProfiles;
import org.springframework.stereotype.Component;

/** Tells an order that waits for its payment what came of it. */
@Component
class AnswerOrder {

    private final OrderLedger ledger;
    private final Payments payments;
    private final PaymentMethods methods;
    private final CountryProfiles profiles;
    private final OrderProperties properties;

    AnswerOrder(
            OrderLedger ledger,
            Payments payments,
            PaymentMethods methods,
            CountryProfiles profiles,
            OrderProperties properties) {
        this.ledger = ledger;
        this.payments = payments;
        this.methods = methods;
        this.profiles = profiles;
        this.properties = properties;
    }

    void tell(Payment payment, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done _ -> ledger.record(payment.order(), this::grant);
            case Outcome.Refused _ ->
                ledger.record(payment.order(), order -> {
                    PaymentMethod present = methods.held(order.terms().owner());
                    return present.equals(payment.method()) ? unresolve() : tryWithNewMethod(order);
                });
            case Outcome.Unknown _ -> {}
        }
    }

    void unresolve(Payment payment) {
        ledger.record(payment.order(), _ -> unresolve());
    }

    /** The shopper chose another way to pay while the former was being refused. */
    private Step tryWithNewMethod(Order order) {
        return switch (payments.authorise(order, order.price().total())) {
            case GRANTED -> grant(order);
            case PENDING -> new Step.Authorise(order.price(), order.sent());
            case DECLINED -> unresolve();
        };
    }

    private Step grant(Order order) {
        return new Step.Grant(profiles.of(order.terms().deliveryAddress()).graceAfter(order.trigger()));
    }

    private Step unresolve() {
        return new Step.Unresolve(
                null, null, ResolutionReason.PAYMENT, properties.resolution().patience());
    }
}

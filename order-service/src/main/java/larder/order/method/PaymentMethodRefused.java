package larder.order.method;

import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** What was given cannot be paid with; the detail never repeats it. */
final class PaymentMethodRefused extends ProblemException {

    private PaymentMethodRefused(ProblemType type, String detail) {
        super(type, detail);
    }

    static PaymentMethodRefused forIsCardNumber() {
        return new PaymentMethodRefused(
                ProblemType.CARD_NUMBER_REFUSED,
                "Give the card to the provider's own form and send the token it returns");
    }

    static PaymentMethodRefused forIsNotOffered(PaymentMethod.Kind kind) {
        return new PaymentMethodRefused(ProblemType.PAYMENT_METHOD_UNAVAILABLE, kind + " cannot be paid with here");
    }

    static PaymentMethodRefused forToken(String rule) {
        return new PaymentMethodRefused(ProblemType.INVALID_REQUEST, "token " + rule);
    }
}

package larder.order.payment.card;

import larder.order.payment.Operation;
import larder.order.payment.PaymentProvider.Outcome;
import larder.order.payment.PaymentState;
import larder.order.payment.card.CardApi.Answer;
import tools.jackson.databind.JsonNode;

/** What the provider's answers mean. */
final class CardAnswers {

    private CardAnswers() {}

    static Outcome outcome(Operation operation, Answer answer) {
        return answer.good() ? done(operation, answer) : failed(operation, answer);
    }

    private static Outcome done(Operation operation, Answer answer) {
        return switch (operation) {
            case AUTHORISE ->
                switch (answer.text("status")) {
                    case "requires_capture" -> new Outcome.Done(answer.text("id"));
                    case "processing" -> new Outcome.Unknown("processing");
                    default -> new Outcome.Refused(answer.text("status"));
                };
            case CAPTURE, VOID -> new Outcome.Done(null);
            case REFUND ->
                switch (answer.text("status")) {
                    case "failed", "canceled" -> new Outcome.Refused("refund_" + answer.text("status"));
                    default -> new Outcome.Done(null);
                };
        };
    }

    /**
     * What the card or the request stands in the way of is refused. What may pass is asked again: too much at once, a fault of theirs, and
     * a key of ours that is not good, because no shopper can do anything about it.
     */
    private static Outcome failed(Operation operation, Answer answer) {
        String code = code(answer);
        if (isDoneAlready(operation, answer)) {
            return new Outcome.Done(null);
        }
        return switch (answer.status()) {
            case 400, 402, 404 -> new Outcome.Refused(code);
            default -> new Outcome.Unknown(code);
        };
    }

    /** Done by another way than ours, such as by hand at the provider. */
    private static boolean isDoneAlready(Operation operation, Answer answer) {
        return switch (operation) {
            case AUTHORISE -> false;
            case CAPTURE -> answer.errorIntentStatus().equals("succeeded");
            case VOID -> answer.errorIntentStatus().equals("canceled");
            case REFUND -> answer.error("code").equals("charge_already_refunded");
        };
    }

    private static String code(Answer answer) {
        String declined = answer.error("decline_code");
        String code = declined.isEmpty() ? answer.error("code") : declined;
        return code.isEmpty() ? "status_" + answer.status() : code;
    }

    /** How far an intent has come. */
    static PaymentState state(JsonNode intent) {
        return switch (intent.path("status").asString("")) {
            case "requires_capture" -> PaymentState.AUTHORISED;
            case "succeeded" ->
                intent.path("latest_charge").path("refunded").asBoolean(false)
                        ? PaymentState.REFUNDED
                        : PaymentState.CAPTURED;
            case "canceled" -> PaymentState.VOIDED;
            case "processing" -> PaymentState.PENDING;
            default -> PaymentState.DECLINED;
        };
    }
}

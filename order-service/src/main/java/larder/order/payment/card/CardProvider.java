package larder.order.payment.card;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import larder.order.method.PaymentMethod.Kind;
import larder.order.method.PaymentProperties;
import larder.order.payment.Operation;
import larder.order.payment.Payment;
import larder.order.payment.PaymentProvider;
import larder.order.payment.card.CardApi.Answer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Payments by card: an intent that is confirmed at once and captured later. */
@Component
@ConditionalOnProperty("larder.order.payment.card.url")
class CardProvider implements PaymentProvider {

    private static final String INTENTS = "/v1/payment_intents";
    private static final int PAGE = 100;

    private final CardApi api;

    CardProvider(PaymentProperties properties) {
        this.api = new CardApi(Objects.requireNonNull(properties.card()));
    }

    @Override
    public Kind kind() {
        return Kind.CARD;
    }

    @Override
    public boolean immediate() {
        return false;
    }

    @Override
    public Outcome perform(Operation operation, Payment payment) {
        try {
            return CardAnswers.outcome(operation, ask(operation, payment));
        } catch (IOException e) {
            return new Outcome.Unknown(e.getClass().getSimpleName());
        } catch (ArithmeticException e) {
            return new Outcome.Refused("amount_not_payable");
        }
    }

    private Answer ask(Operation operation, Payment payment) throws IOException {
        String key = payment.key(operation);
        return switch (operation) {
            case AUTHORISE -> api.post(INTENTS, intent(payment), key);
            case CAPTURE -> api.post(intentPath(payment) + "/capture", Map.of(), key);
            case VOID -> api.post(intentPath(payment) + "/cancel", Map.of(), key);
            case REFUND -> api.post("/v1/refunds", Map.of("payment_intent", reference(payment)), key);
        };
    }

    private static Map<String, String> intent(Payment payment) {
        CardAmount amount = CardAmount.of(payment.amount());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("amount", String.valueOf(amount.units()));
        form.put("currency", amount.currency());
        form.put("capture_method", "manual");
        form.put("confirm", "true");
        form.put("off_session", "true");
        form.put("payment_method", Objects.requireNonNull(payment.method().token()));
        form.put("metadata[order]", payment.order().value());
        form.put("metadata[payment]", payment.id().value());
        return form;
    }

    private static String intentPath(Payment payment) {
        return INTENTS + "/" + reference(payment);
    }

    private static String reference(Payment payment) {
        return Objects.requireNonNull(payment.reference(), "what is authorised has a reference");
    }

    @Override
    public void statement(Instant from, Instant until, Consumer<Line> sink) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", String.valueOf(PAGE));
        query.put("created[gte]", String.valueOf(from.getEpochSecond()));
        query.put("created[lt]", String.valueOf(until.getEpochSecond()));
        query.put("expand[]", "data.latest_charge");
        boolean more = true;
        while (more) {
            JsonNode page = page(query);
            for (JsonNode intent : page.path("data")) {
                sink.accept(line(intent));
                query.put("starting_after", intent.path("id").asString());
            }
            more = page.path("has_more").asBoolean(false) && !page.path("data").isEmpty();
        }
    }

    private JsonNode page(Map<String, String> query) {
        try {
            Answer answer = api.get(INTENTS, query);
            if (!answer.good()) {
                throw new ProviderUnavailable("the card provider answered " + answer.status());
            }
            return answer.body();
        } catch (IOException e) {
            throw new ProviderUnavailable("the card provider cannot be reached: " + e);
        }
    }

    private static Line line(JsonNode intent) {
        String payment = intent.path("metadata").path("payment").asString("");
        return new Line(
                intent.path("id").asString(),
                payment.isEmpty() ? null : payment,
                new CardAmount(
                                intent.path("amount").asLong(),
                                intent.path("currency").asString())
                        .money(),
                CardAnswers.state(intent));
    }
}

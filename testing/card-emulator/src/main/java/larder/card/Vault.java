package larder.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All payment intents and what was done to them. Not for several threads at once. */
final class Vault {

    private static final Pattern OPERATION = Pattern.compile("/v1/payment_intents/(\\w+)/(capture|cancel)");
    private static final int MOST = 100;

    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();

    String log() {
        return String.join("\n", log);
    }

    String card(Request request) {
        String named = request.parameters().get("payment_method");
        if (named != null) {
            return named;
        }
        Intent intent = intents.get(Objects.requireNonNullElse(intentOf(request), ""));
        return intent == null ? "" : intent.card();
    }

    private static @Nullable String intentOf(Request request) {
        Matcher operation = OPERATION.matcher(request.path());
        return operation.matches() ? operation.group(1) : request.parameters().get("payment_intent");
    }

    Reply post(Request request) {
        if (request.path().equals("/v1/payment_intents")) {
            return create(request);
        }
        Intent intent = intents.get(Objects.requireNonNullElse(intentOf(request), ""));
        if (intent == null) {
            return Reply.error(404, "invalid_request_error", "resource_missing", Map.of());
        }
        if (request.path().equals("/v1/refunds")) {
            return refund(intent);
        }
        return request.path().endsWith("/capture")
                ? move(intent, "requires_capture", "succeeded", "capture")
                : move(intent, "requires_capture", "canceled", "cancel");
    }

    private Reply create(Request request) {
        Map<String, String> form = request.parameters();
        String card = form.getOrDefault("payment_method", "");
        if (!card.startsWith("pm_card_")) {
            return Reply.error(400, "invalid_request_error", "resource_missing", Map.of("param", "payment_method"));
        }
        boolean pays = !card.equals("pm_card_chargeDeclined");
        Intent intent = new Intent(
                "pi_" + (intents.size() + 1),
                Long.parseLong(form.getOrDefault("amount", "0")),
                form.getOrDefault("currency", ""),
                card,
                pays ? "requires_capture" : "requires_payment_method",
                false,
                request.at().getEpochSecond(),
                metadata(form));
        note(pays ? "authorise" : "decline", intent);
        return pays
                ? Reply.of(intent.toJson())
                : Reply.error(
                        402,
                        "card_error",
                        "card_declined",
                        Map.of("decline_code", "generic_decline", "payment_intent", intent.toJson()));
    }

    private static Map<String, Object> metadata(Map<String, String> form) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return metadata;
    }

    private Reply move(Intent intent, String from, String to, String operation) {
        if (!intent.status().equals(from)) {
            return Reply.error(
                    400,
                    "invalid_request_error",
                    "payment_intent_unexpected_state",
                    Map.of("payment_intent", intent.toJson()));
        }
        Intent moved = intent.in(to, false);
        note(operation, moved);
        return Reply.of(moved.toJson());
    }

    private Reply refund(Intent intent) {
        if (intent.refunded()) {
            return Reply.error(400, "invalid_request_error", "charge_already_refunded", Map.of());
        }
        if (!intent.status().equals("succeeded")) {
            return Reply.error(
                    400,
                    "invalid_request_error",
                    "payment_intent_unexpected_state",
                    Map.of("payment_intent", intent.toJson()));
        }
        note("refund", intent.in("succeeded", true));
        return Reply.of(Map.of(
                "id", "re_" + intent.id(), "object", "refund", "payment_intent", intent.id(), "status", "succeeded"));
    }

    private void note(String operation, Intent intent) {
        intents.put(intent.id(), intent);
        log.add(operation + " " + intent.id() + " " + intent.amount() + " " + intent.currency() + " "
                + intent.metadata().getOrDefault("order", "-"));
    }

    /** A page of all intents, newest first. */
    Reply get(Request request) {
        Map<String, String> query = request.parameters();
        long from = Long.parseLong(query.getOrDefault("created[gte]", "0"));
        long until = Long.parseLong(query.getOrDefault("created[lt]", String.valueOf(Long.MAX_VALUE)));
        int limit = Math.min(MOST, Integer.parseInt(query.getOrDefault("limit", "10")));
        List<Intent> found = new ArrayList<>(intents.values())
                .reversed().stream()
                        .filter(intent -> intent.created() >= from && intent.created() < until)
                        .toList();
        String after = query.get("starting_after");
        List<Intent> rest = after == null
                ? found
                : found.stream()
                        .dropWhile(intent -> !intent.id().equals(after))
                        .skip(1)
                        .toList();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("object", "list");
        page.put("data", rest.stream().limit(limit).map(Intent::toJson).toList());
        page.put("has_more", rest.size() > limit);
        return Reply.of(page);
    }

    private record Intent(
            String id,
            long amount,
            String currency,
            String card,
            String status,
            boolean refunded,
            long created,
            Map<String, Object> metadata) {

        Intent in(String next, boolean back) {
            return new Intent(id, amount, currency, card, next, back, created, metadata);
        }

        Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("object", "payment_intent");
            json.put("amount", amount);
            json.put("amount_capturable", status.equals("requires_capture") ? amount : 0);
            json.put("amount_received", status.equals("succeeded") ? amount : 0);
            json.put("capture_method", "manual");
            json.put("created", created);
            json.put("currency", currency);
            json.put(
                    "latest_charge",
                    Map.of(
                            "id",
                            "ch_" + id,
                            "object",
                            "charge",
                            "amount_refunded",
                            refunded ? amount : 0,
                            "refunded",
                            refunded));
            json.put("metadata", metadata);
            json.put("payment_method", card);
            json.put("status", status);
            return json;
        }
    }
}

package larder.card;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Takes requests: checks the secret key, does what has a key once and tells it again, and makes the trouble that a card asks for. */
final class Desk {

    private static final Duration SLOW = Duration.ofSeconds(1);

    private final Vault vault;
    private final Journal journal;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Set<String> atWork = new HashSet<>();
    private final Set<String> troubled = new HashSet<>();

    Desk(Vault vault, Journal journal) {
        this.vault = vault;
        this.journal = journal;
        journal.read().forEach(request -> keep(request, vault.post(request)));
    }

    synchronized String log() {
        return vault.log();
    }

    Reply answer(Request request) {
        if (!request.authorization().startsWith("Bearer sk_test_")) {
            return Reply.error(401, "invalid_request_error", "api_key_invalid", Map.of());
        }
        if (request.method().equals("GET")) {
            synchronized (this) {
                return vault.get(request);
            }
        }
        Reply known = begin(request);
        if (known != null) {
            return known;
        }
        if (card(request).equals("pm_card_slow")) {
            LockSupport.parkNanos(SLOW.toNanos());
        }
        return execute(request);
    }

    /** What can be told at once; nothing when the request is to be done now. */
    private synchronized @Nullable Reply begin(Request request) {
        if (card(request).equals("pm_card_errorOnce") && troubled.add("error " + request.fingerprint())) {
            return Reply.error(503, "api_error", "temporarily_unavailable", Map.of());
        }
        String key = request.key();
        if (key == null) {
            return null;
        }
        Kept before = kept.get(key);
        if (before != null) {
            return before.fingerprint().equals(request.fingerprint())
                    ? before.reply().again()
                    : Reply.error(400, "idempotency_error", "idempotency_key_reused", Map.of());
        }
        return atWork.add(key) ? null : Reply.error(409, "idempotency_error", "idempotency_key_in_use", Map.of());
    }

    private synchronized Reply execute(Request request) {
        Reply reply = vault.post(request);
        journal.append(request);
        keep(request, reply);
        boolean loses = card(request).equals("pm_card_dropAnswers");
        return loses && troubled.add("lost " + request.fingerprint()) ? reply.gone() : reply;
    }

    private void keep(Request request, Reply reply) {
        String key = request.key();
        if (key != null) {
            atWork.remove(key);
            kept.put(key, new Kept(request.fingerprint(), reply));
        }
    }

    /** The card that a request is about, or that its payment is made with. */
    private synchronized String card(Request request) {
        return vault.card(request);
    }

    private record Kept(String fingerprint, Reply reply) {}
}

package larder.support.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import larder.contracts.ShopperId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a request act once, however often it is sent with the same {@code Idempotency-Key}. The key, the effect and the answer are
 * committed together; a repetition gets the same answer with {@code Idempotency-Replayed: true}. What is refused leaves nothing
 * behind: it may be sent again with the same key, and is judged anew.
 */
public class Idempotency {

    private final AnsweredRequests answered;
    private final TransactionOperations transaction;
    private final JsonMapper json;

    Idempotency(AnsweredRequests answered, TransactionOperations transaction, JsonMapper json) {
        this.answered = answered;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * Answers with what the effect answers, or answered when this request came before. The effect runs inside the transaction that
     * keeps the key; without a key it simply runs. 422 {@code idempotency-key-reused} when the key stood for another request, 409
     * {@code idempotency-key-in-use} while the first is at work.
     *
     * @param body what the request says besides its path and query, as the controller read it
     */
    public ResponseEntity<?> once(
            IdempotentRequest request, @Nullable Object body, Supplier<? extends ResponseEntity<?>> effect) {
        IdempotencyKey key = request.key();
        if (key == null) {
            return effect.get();
        }
        String fingerprint = fingerprint(request.call(), body);
        return Objects.requireNonNull(
                transaction.execute(status -> answered.begin(request.principal(), key, fingerprint)
                        ? act(request.principal(), key, effect, status)
                        : repeat(request.principal(), key, fingerprint)));
    }

    /** Forgets some of the keys of an account that is erased, and their answers; how many they were. */
    public int forget(ShopperId account, int most) {
        return answered.forget(account.value(), most);
    }

    private ResponseEntity<?> act(
            String principal,
            IdempotencyKey key,
            Supplier<? extends ResponseEntity<?>> effect,
            TransactionStatus status) {
        ResponseEntity<?> answer = effect.get();
        if (answer.getStatusCode().isError()) {
            status.setRollbackOnly();
        } else {
            answered.keep(principal, key, Answer.of(answer, json));
        }
        return answer;
    }

    private ResponseEntity<?> repeat(String principal, IdempotencyKey key, String fingerprint) {
        Optional<AnsweredRequests.Found> found = answered.find(principal, key);
        if (found.isEmpty()) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_IN_USE, "The first request with this key has not been answered yet");
        }
        if (!found.get().fingerprint().equals(fingerprint)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "The key stands for another request; take a new one");
        }
        return found.get().answer().again();
    }

    private String fingerprint(String call, @Nullable Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(call.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            if (body != null) {
                digest.update(json.writeValueAsBytes(body));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package larder.order.settling;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import larder.order.method.PaymentProperties;
import larder.order.payment.Operation;
import larder.order.payment.Payment;
import larder.order.payment.Payment.Wish;
import larder.order.payment.PaymentId;
import larder.order.payment.PaymentProgress;
import larder.order.payment.PaymentProvider.Outcome;
import larder.order.payment.PaymentProviders;
import larder.order.payment.PaymentState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes what is wished of a payment come true at its provider. Before each call a transaction notes what is asked, after it another one
 * the answer, and none is open meanwhile. Whoever dies between them leaves a payment that is asked for again under the same key.
 */
@Component
class SettlePayment {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final PaymentProgress progress;
    private final PaymentProviders providers;
    private final AnswerOrder answerOrder;
    private final PaymentProperties properties;
    private final TransactionOperations transaction;
    private final Clock clock;

    SettlePayment(
            PaymentProgress progress,
            PaymentProviders providers,
            AnswerOrder answerOrder,
            PaymentProperties properties,
            TransactionOperations transaction,
            Clock clock) {
        this.progress = progress;
        this.providers = providers;
        this.answerOrder = answerOrder;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Goes as far as can be gone now; how long to wait before the rest is tried again, or nothing when nothing is left. */
    Optional<Duration> settle(PaymentId id) {
        for (Optional<Payment> asked = progress.begin(id); asked.isPresent(); asked = progress.begin(id)) {
            Payment payment = asked.get();
            Operation operation = Objects.requireNonNull(payment.attempted());
            Outcome outcome = providers.of(payment).perform(operation, payment);
            if (outcome instanceof Outcome.Unknown) {
                progress.tell(payment, operation, outcome);
                return tryAgain(payment, operation);
            }
            transaction.executeWithoutResult(_ -> record(id, operation, outcome));
        }
        return Optional.empty();
    }

    private void record(PaymentId id, Operation operation, Outcome outcome) {
        progress.answered(id, operation, outcome)
                .filter(payment -> operation == Operation.AUTHORISE && payment.wish() == Wish.AUTHORISED)
                .ifPresent(payment -> answerOrder.tell(payment, outcome));
    }

    /** As long again as it has been wished for, within bounds. */
    private Optional<Duration> tryAgain(Payment payment, Operation operation) {
        Duration wished = Duration.between(payment.wishedAt(), clock.instant());
        if (operation == Operation.AUTHORISE && wished.compareTo(properties.giveUpAfter()) > 0) {
            transaction.executeWithoutResult(_ -> giveUp(payment.id()));
        }
        Duration atLeast = wished.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wished;
        return Optional.of(atLeast.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : atLeast);
    }

    /** The order waits no longer; the payment, which may be there, is called off with it. */
    private void giveUp(PaymentId id) {
        Payment payment = progress.holdWithOrder(id);
        if (payment.state() == PaymentState.PENDING && payment.wish() == Wish.AUTHORISED) {
            answerOrder.giveUp(payment);
        }
    }
}

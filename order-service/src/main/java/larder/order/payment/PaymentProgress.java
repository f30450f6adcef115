package larder.order.payment;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import larder.order.bookkeeping.Books;
import larder.order.payment.PaymentProvider.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what providers have answered: the payment's state and its booking, in one transaction. */
@Component
public class PaymentProgress {

    private static final Logger log = LoggerFactory.getLogger(PaymentProgress.class);

    private final PaymentRows rows;
    private final Books books;
    private final MeterRegistry meters;
    private final Clock clock;

    PaymentProgress(PaymentRows rows, Books books, MeterRegistry meters, Clock clock) {
        this.rows = rows;
        this.books = books;
        this.meters = meters;
        this.clock = clock;
    }

    /** Notes what a provider is about to be asked, before it is; nothing when there is nothing to ask. */
    @Transactional
    public Optional<Payment> begin(PaymentId id) {
        Payment payment = rows.hold(id);
        Optional<Payment> attempt = payment.next().map(payment::attempting);
        attempt.ifPresent(noted -> rows.update(noted, null, now()));
        return attempt;
    }

    /**
     * Holds the order, then its payment.
     *
     * @return the payment as it stands
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment holdWithOrder(PaymentId id) {
        return rows.holdWithOrder(id);
    }

    /**
     * Writes down what a provider has answered, unless another run has already.
     *
     * @return the payment as it stood before; nothing when the answer is known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Payment> answered(PaymentId id, Operation operation, Outcome outcome) {
        Payment payment = operation == Operation.AUTHORISE ? rows.holdWithOrder(id) : rows.hold(id);
        if (payment.state() != operation.from()) {
            return Optional.empty();
        }
        record(payment, operation, outcome);
        return Optional.of(payment);
    }

    /** How the payment, which this transaction holds, stands after the answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    Payment record(Payment payment, Operation operation, Outcome outcome) {
        Instant at = now();
        tell(payment, operation, outcome);
        return switch (outcome) {
            case Outcome.Done(var reference) -> {
                Payment after = payment.after(operation, reference);
                rows.update(after, null, at);
                books.book(new Books.Entry(
                        payment.id().uuid(),
                        payment.order(),
                        payment.claim(),
                        operation.occasion(),
                        payment.amount(),
                        at));
                yield after;
            }
            case Outcome.Refused(var code) -> {
                Payment after = payment.refused(operation);
                rows.update(after, code, at);
                yield after;
            }
            case Outcome.Unknown _ -> payment;
        };
    }

    /** Log and meters; the log names the provider's code and never the shopper or the card. */
    public void tell(Payment payment, Operation operation, Outcome outcome) {
        meters.counter(
                        "larder.payment.operations",
                        "provider",
                        payment.method().kind().name().toLowerCase(Locale.ROOT),
                        "operation",
                        operation.slug(),
                        "outcome",
                        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        var entry = switch (outcome) {
            case Outcome.Done _ -> log.atInfo();
            case Outcome.Refused(var code) ->
                (operation == Operation.AUTHORISE ? log.atInfo() : log.atError()).addKeyValue("code", code);
            case Outcome.Unknown(var code) -> log.atWarn().addKeyValue("code", code);
        };
        entry.addKeyValue("order", payment.order())
                .addKeyValue("payment", payment.id())
                .addKeyValue("operation", operation.slug())
                .addKeyValue("outcome", outcome.getClass().getSimpleName())
                .log("payment operation");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

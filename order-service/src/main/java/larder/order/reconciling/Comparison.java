package larder.order.reconciling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import larder.order.bookkeeping.Books;
import larder.order.payment.Payment;
import larder.order.payment.PaymentId;
import larder.order.payment.PaymentProvider;
import larder.order.payment.PaymentProvider.Line;
import larder.order.payment.PaymentProviders;
import larder.order.payment.PaymentReader;
import larder.order.payment.PaymentReader.Known;
import org.springframework.stereotype.Component;

/**
 * Reads the providers' statements, then our own payments and the books. What is under way, or has changed since it began, is left to the
 * next one.
 */
@Component
class Comparison {

    /** The provider's clock is another, and counts whole seconds. */
    private static final Duration EDGE = Duration.ofMinutes(5);

    private final PaymentProviders providers;
    private final PaymentReader payments;
    private final Books books;

    Comparison(PaymentProviders providers, PaymentReader payments, Books books) {
        this.providers = providers;
        this.payments = payments;
        this.books = books;
    }

    /** Compares what was asked for in a time that ended before it begins. */
    Result of(Instant from, Instant until) {
        List<Difference> found = new ArrayList<>();
        Set<PaymentId> known = new HashSet<>();
        for (PaymentProvider provider : providers.all()) {
            provider.statement(from.minus(EDGE), until.plus(EDGE), line -> {
                compare(line, until).ifPresent(found::add);
                paymentOf(line).ifPresent(known::add);
            });
        }
        AtomicInteger compared = new AtomicInteger();
        payments.each(from, until, ours -> {
            if (ours.atRestSince(until)) {
                compared.incrementAndGet();
                compare(ours.payment(), known).ifPresent(found::add);
            }
        });
        return new Result(compared.get(), found);
    }

    private Optional<Difference> compare(Line theirs, Instant until) {
        Optional<Known> ours = paymentOf(theirs).flatMap(payments::find);
        if (ours.isEmpty()) {
            return ComparisonPolicy.unknownHere(theirs);
        }
        return ours.filter(each -> each.atRestSince(until))
                .flatMap(each -> ComparisonPolicy.between(each.payment(), theirs));
    }

    private Optional<Difference> compare(Payment ours, Set<PaymentId> known) {
        boolean calledOut = !providers.of(ours).immediate();
        if (calledOut && !known.contains(ours.id())) {
            Optional<Difference> missing = ComparisonPolicy.unknownThere(ours);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return ComparisonPolicy.between(ours, books.standing(ours.id().uuid(), ours.claim()));
    }

    private static Optional<PaymentId> paymentOf(Line line) {
        try {
            return Optional.ofNullable(line.payment()).map(PaymentId::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What came of it.
     *
     * @param compared how many payments of ours were looked at
     */
    record Result(int compared, List<Difference> differences) {}
}

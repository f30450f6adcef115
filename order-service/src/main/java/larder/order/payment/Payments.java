package larder.order.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.order.ledger.Order;
import larder.order.method.PaymentMethod;
import larder.order.method.PaymentMethods;
import larder.order.payment.Payment.Wish;
import larder.order.payment.PaymentProvider.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what is wished of the payment of an order, in the transaction in which the order is held. A provider that answers at once is
 * asked then and there; another by a task, once this transaction is committed.
 */
@Component
public class Payments {

    private final PaymentRows rows;
    private final PaymentMethods methods;
    private final PaymentTasks tasks;
    private final PaymentProgress progress;
    private final PaymentProviders providers;
    private final Clock clock;

    Payments(
            PaymentRows rows,
            PaymentMethods methods,
            PaymentTasks tasks,
            PaymentProgress progress,
            PaymentProviders providers,
            Clock clock) {
        this.rows = rows;
        this.methods = methods;
        this.tasks = tasks;
        this.progress = progress;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * Begins to pay for an order whose stock is set aside, as its shopper pays now. A test order costs nothing. To be called only for an
     * order that can be placed: nothing else calls the payment off.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Authorisation authorise(Order order, Money total) {
        if (order.terms().runsAsTest()) {
            return Authorisation.GRANTED;
        }
        PaymentMethod method = methods.of(order.terms().owner());
        if (!providers.take(method)) {
            return Authorisation.DECLINED;
        }
        Payment payment = new Payment(
                PaymentId.random(),
                order.id(),
                method,
                total,
                Wish.AUTHORISED,
                PaymentState.PENDING,
                null,
                null,
                now());
        rows.insert(payment);
        pursue(payment);
        return providers.of(payment).immediate() ? Authorisation.GRANTED : Authorisation.PENDING;
    }

    /** Takes the money, now that the parcel is on its way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void capture(OrderId order) {
        rows.holdWanted(order).ifPresent(payment -> wish(payment.wishing(Wish.CAPTURED, now())));
    }

    /** Lets go what was set aside and gives back what was taken; nothing where there is no payment any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void callOff(OrderId order) {
        rows.holdWanted(order).ifPresent(payment -> wish(payment.callOff(now())));
    }

    private void wish(Payment payment) {
        rows.update(payment, null, now());
        pursue(payment);
    }

    private void pursue(Payment payment) {
        if (payment.next().isEmpty()) {
            return;
        }
        PaymentProvider provider = providers.of(payment);
        if (!provider.immediate()) {
            tasks.settle(payment, now());
            return;
        }
        Payment reached = payment;
        for (var next = reached.next(); next.isPresent(); next = reached.next()) {
            Outcome outcome = provider.perform(next.get(), reached);
            reached = progress.record(reached, next.get(), outcome);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

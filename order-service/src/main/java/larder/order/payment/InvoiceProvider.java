package larder.order.payment;

import java.time.Instant;
import java.util.function.Consumer;
import larder.order.method.PaymentMethod.Kind;
import org.springframework.stereotype.Component;

/** Invoices: everybody is trusted to pay what the books say. */
@Component
class InvoiceProvider implements PaymentProvider {

    @Override
    public Kind kind() {
        return Kind.INVOICE;
    }

    @Override
    public boolean immediate() {
        return true;
    }

    @Override
    public Outcome perform(Operation operation, Payment payment) {
        return new Outcome.Done(null);
    }

    /** The books are all that there is. */
    @Override
    public void statement(Instant from, Instant until, Consumer<Line> sink) {}
}

package larder.order.payment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import larder.order.method.PaymentMethod;
import larder.order.method.PaymentMethod.Kind;
import org.springframework.stereotype.Component;

/** All providers that there are. */
@Component
public class PaymentProviders {

    private final Map<Kind, PaymentProvider> providers;

    PaymentProviders(List<PaymentProvider> providers) {
        this.providers = providers.stream().collect(Collectors.toMap(PaymentProvider::kind, Function.identity()));
    }

    /** The one that a payment is with. */
    public PaymentProvider of(Payment payment) {
        return of(payment.method().kind());
    }

    /** The one for a kind of payment, which has to be configured as long as there are payments with it. */
    public PaymentProvider of(Kind kind) {
        return Objects.requireNonNull(providers.get(kind), () -> "no provider for " + kind);
    }

    /** All of them. */
    public Collection<PaymentProvider> all() {
        return providers.values();
    }

    /** Whether a payment can be asked for in this way. */
    boolean take(PaymentMethod method) {
        return providers.containsKey(method.kind())
                && switch (method.kind()) {
                    case INVOICE -> true;
                    case CARD -> method.token() != null;
                };
    }
}

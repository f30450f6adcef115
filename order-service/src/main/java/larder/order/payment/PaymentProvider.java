package larder.order.payment;

import java.time.Instant;
import java.util.function.Consumer;
import larder.contracts.Money;
import larder.order.method.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** Somebody who can bring payments about. */
public interface PaymentProvider {

    PaymentMethod.Kind kind();

    /** Whether it answers at once and calls nobody, so that it can be asked inside a transaction. */
    boolean immediate();

    /** Does an operation, once for each {@link Payment#key}. */
    Outcome perform(Operation operation, Payment payment);

    /**
     * Passes on every payment that the provider has of a time, one by one.
     *
     * @throws ProviderUnavailable when it cannot tell now
     */
    void statement(Instant from, Instant until, Consumer<Line> sink);

    /** What became of an operation. */
    sealed interface Outcome {

        /**
         * It is done.
         *
         * @param reference the provider's name for the payment
         */
        record Done(@Nullable String reference) implements Outcome {}

        /**
         * It will not be done.
         *
         * @param code why, by the provider's own code
         */
        record Refused(String code) implements Outcome {}

        /**
         * Nobody knows whether it is done; it has to be asked again.
         *
         * @param code what was in the way
         */
        record Unknown(String code) implements Outcome {}
    }

    /**
     * A payment as its provider has it.
     *
     * @param reference the provider's name for it
     * @param payment our name for it, as we once told the provider
     * @param amount what was asked for
     * @param state how far it has come
     */
    record Line(String reference, @Nullable String payment, Money amount, PaymentState state) {}

    /** A provider cannot be asked now. */
    final class ProviderUnavailable extends RuntimeException {

        public ProviderUnavailable(String message) {
            super(message);
        }
    }
}

package larder.order.reconciling;

import com.fasterxml.jackson.annotation.JsonInclude;
import larder.contracts.OrderId;
import larder.order.payment.PaymentId;
import org.jspecify.annotations.Nullable;

/**
 * Something that two who keep the same money say differently.
 *
 * @param payment ours, where we have one
 * @param order what it pays for
 * @param reference the provider's name, where it has one
 * @param ours what we say
 * @param theirs what the provider says, or the books
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Difference(
        Kind kind,
        @Nullable PaymentId payment,
        @Nullable OrderId order,
        @Nullable String reference,
        @Nullable String ours,
        @Nullable String theirs) {

    enum Kind {
        /** The provider does not know it. */
        MISSING_THERE,
        /** We do not know it. */
        MISSING_HERE,
        AMOUNT,
        STATE,
        /** The books say other than the payment. */
        BOOKS
    }
}

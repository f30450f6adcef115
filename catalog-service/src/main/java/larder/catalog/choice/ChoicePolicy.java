package larder.catalog.choice;

import java.util.Optional;
import java.util.stream.Stream;
import larder.catalog.product.Offer;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.binding.BindingState.ChoiceReason;
import larder.contracts.device.DeviceModelState;
import org.jspecify.annotations.Nullable;

/** Whether what a shopper once chose can still be ordered as they agreed to it. */
final class ChoicePolicy {

    private ChoicePolicy() {}

    /**
     * What the shopper has to choose about, the most lasting first; nothing where all is as agreed.
     *
     * @param offer the product as it is offered now; none when it has left the catalogue
     * @param slot what the model allows
     */
    static Optional<ChoiceReason> reason(OrderTerms terms, @Nullable Offer offer, DeviceModelState.Slot slot) {
        if (offer == null) {
            return Optional.of(ChoiceReason.PRODUCT_REMOVED);
        }
        if (!slot.allows(offer.sku(), offer.categories())) {
            return Optional.of(ChoiceReason.PRODUCT_NOT_ALLOWED);
        }
        if (!offer.saleable()) {
            return Optional.of(ChoiceReason.PRODUCT_NOT_FOR_SALE);
        }
        return isAgreedInOtherCurrency(terms, offer) ? Optional.of(ChoiceReason.CURRENCY_CHANGED) : Optional.empty();
    }

    /** Whether a shopper who has agreed to any pack of the family has nothing to choose about while there is another. */
    static boolean leavesOtherPacks(ChoiceReason reason, OrderTerms terms) {
        return terms.consent().allowsAnyPack()
                && switch (reason) {
                    case PRODUCT_REMOVED, PRODUCT_NOT_FOR_SALE -> true;
                    case PRODUCT_NOT_ALLOWED, CURRENCY_CHANGED -> false;
                };
    }

    private static boolean isAgreedInOtherCurrency(OrderTerms terms, Offer offer) {
        return Stream.of(
                        Optional.ofNullable(terms.priceCeiling()),
                        Optional.ofNullable(terms.consent().agreedUnitPrice()))
                .flatMap(Optional::stream)
                .map(Money::currency)
                .anyMatch(currency -> !currency.equals(offer.unitPrice().currency()));
    }
}

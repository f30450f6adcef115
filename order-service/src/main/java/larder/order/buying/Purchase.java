package larder.order.buying;

import jakarta.validation.constraints.NotNull;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.Consent.Mode;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper wants to buy.
 *
 * @param sku the product
 * @param quantity how many packs
 * @param deliveryAddress where they go
 * @param deliveryPreference how they are handed over; DOORSTEP when left out
 * @param agreedTotal what the shopper has agreed to pay at most, delivery included; when left out, they are shown the price first
 * @param test whether it runs the entire way without stock, charge or parcel; not when left out
 */
record Purchase(
        @NotNull Sku sku,
        @NotNull Quantity quantity,
        @NotNull Address deliveryAddress,
        @Nullable DeliveryPreference deliveryPreference,
        @Nullable Money agreedTotal,
        @Nullable Boolean test) {

    OrderTerms terms(ShopperId owner) {
        Mode mode = agreedTotal == null ? Mode.PROPOSE : Mode.INSTANT;
        return new OrderTerms(
                owner,
                sku,
                quantity,
                agreedTotal,
                deliveryAddress,
                new Consent(mode, null, null, null, null),
                deliveryPreference == null ? DeliveryPreference.DOORSTEP : deliveryPreference,
                test);
    }
}

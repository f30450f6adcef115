package larder.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What a shopper agreed to when binding a slot, as it stood when the order was decided.
 *
 * @param owner who pays and receives
 * @param sku the product
 * @param quantity packs an order brings
 * @param priceCeiling the highest total the shopper agreed to; none means any price
 * @param deliveryAddress where the parcel goes
 * @param consent when the order needs the shopper's word; absent in records of before, which are never asked about
 * @param deliveryPreference how the parcel is handed over; absent in records of before, which go to the doorstep
 * @param test true for an order that runs the entire way without stock, charge or parcel; otherwise absent
 */
public record OrderTerms(
        ShopperId owner,
        Sku sku,
        Quantity quantity,
        @Nullable Money priceCeiling,
        Address deliveryAddress,
        Consent consent,
        DeliveryPreference deliveryPreference,
        @Nullable Boolean test) {

    public OrderTerms {
        consent = consent == null ? Consent.UNASKED : consent;
        deliveryPreference = deliveryPreference == null ? DeliveryPreference.DOORSTEP : deliveryPreference;
        test = Boolean.TRUE.equals(test) ? Boolean.TRUE : null;
    }

    /** The terms of an order that is meant. */
    public OrderTerms(
            ShopperId owner,
            Sku sku,
            Quantity quantity,
            @Nullable Money priceCeiling,
            Address deliveryAddress,
            Consent consent,
            DeliveryPreference deliveryPreference) {
        this(owner, sku, quantity, priceCeiling, deliveryAddress, consent, deliveryPreference, null);
    }

    /** The same, for an order that is only proposed. */
    public OrderTerms proposing() {
        return new OrderTerms(
                owner, sku, quantity, priceCeiling, deliveryAddress, consent.proposing(), deliveryPreference, test);
    }

    /** Whether nothing is to be sent or charged. */
    public boolean runsAsTest() {
        return test != null;
    }

    /** Terms that ask for no consent but that to the ceiling, and bring the parcel to the doorstep. */
    public OrderTerms(
            ShopperId owner, Sku sku, Quantity quantity, @Nullable Money priceCeiling, Address deliveryAddress) {
        this(owner, sku, quantity, priceCeiling, deliveryAddress, Consent.UNASKED, DeliveryPreference.DOORSTEP);
    }

    /** How the shopper would like to receive a parcel. */
    public enum DeliveryPreference {
        DOORSTEP,
        IN_HOME,
        PICKUP_POINT
    }
}

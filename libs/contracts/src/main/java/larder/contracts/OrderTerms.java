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
 */
public record OrderTerms(
        ShopperId owner,
        Sku sku,
        Quantity quantity,
        @Nullable Money priceCeiling,
        Address deliveryAddress) {}

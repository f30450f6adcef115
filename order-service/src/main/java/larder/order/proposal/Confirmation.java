package larder.order.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import larder.contracts.Address;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.order.profile.DeliveryWindow;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper is shown before an order binds them.
 *
 * @param orderId the held order
 * @param language what the words are in: {@code en}, {@code de} or {@code ko}
 * @param productName the product's name in that language, or in one that the catalogue has
 * @param sku the product
 * @param quantity how many packs of it
 * @param unitPrice of one pack
 * @param goods of all of them
 * @param deliveryCost of bringing them
 * @param total what the shopper pays: goods and delivery
 * @param expectedDelivery when it comes if it is bought now
 * @param deliveryAddress where it goes
 * @param seller who sells it, where that is known
 * @param button what has to stand on the button that agrees
 * @param text all of this in words, which the app shows as it is
 * @param digest SHA-256 of the text in UTF-8, in hexadecimal digits: what is sent to agree to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Confirmation(
        OrderId orderId,
        String language,
        String productName,
        Sku sku,
        Quantity quantity,
        Money unitPrice,
        Money goods,
        Money deliveryCost,
        Money total,
        DeliveryWindow expectedDelivery,
        Address deliveryAddress,
        @Nullable String seller,
        String button,
        String text,
        String digest) {}

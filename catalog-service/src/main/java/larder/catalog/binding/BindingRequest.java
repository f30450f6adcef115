package larder.catalog.binding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import larder.contracts.Address;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.binding.BindingState;
import larder.contracts.binding.LevelRule;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper lays down for a slot.
 *
 * @param sku the product
 * @param quantity packs an order brings
 * @param priceCeiling the highest total of an order, in the product's currency; none means any
 * @param dailyCap the most orders in any 24 hours, 1 to 50; 5 when left out
 * @param severalOpenOrders whether a further order may be asked for while one is on its way; not when left out
 * @param paused whether ordering is on hold; not when left out
 * @param levelRule for a slot with a sensor, in the sensor's unit
 * @param deliveryAddress where the parcels go
 */
record BindingRequest(
        @NotNull Sku sku,
        @NotNull Quantity quantity,
        @Nullable Money priceCeiling,
        @Nullable @Min(1) @Max(BindingState.MAX_DAILY_CAP) Integer dailyCap,
        @Nullable Boolean severalOpenOrders,
        @Nullable Boolean paused,
        @Nullable @Valid LevelRequest levelRule,
        @NotNull Address deliveryAddress) {

    BindingRules rulesOf(ShopperId shopper) {
        return new BindingRules(
                new OrderTerms(shopper, sku, quantity, priceCeiling, deliveryAddress),
                Boolean.TRUE.equals(paused),
                Boolean.TRUE.equals(severalOpenOrders),
                dailyCap == null ? BindingState.DEFAULT_DAILY_CAP : dailyCap,
                levelRule == null ? null : levelRule.toRule());
    }

    /** A level rule whose numbers are bounded before anybody calculates with them. */
    record LevelRequest(
            @NotNull @Digits(integer = 9, fraction = 6) BigDecimal capacity,
            @NotNull @Digits(integer = 9, fraction = 6) BigDecimal threshold,
            @NotNull @Digits(integer = 9, fraction = 6) BigDecimal hysteresis) {

        LevelRule toRule() {
            try {
                return new LevelRule(capacity, threshold, hysteresis);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "levelRule: " + e.getMessage(), e);
            }
        }
    }
}

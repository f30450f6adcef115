package larder.catalog.binding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.OrderTerms.DeliveryPreference;
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
 * @param orderingMode whether an event orders or proposes; when left out, PROPOSE where the address is in the EEA, else INSTANT
 * @param priceCeiling the highest total of an order, in the product's currency; none means any
 * @param agreedUnitPrice the price of a pack that was shown; the present one when left out
 * @param allowedDriftPercent how far a pack may rise above that price, 0 to 1000; none means any
 * @param dailyCap the most orders in any 24 hours, 1 to 50; 5 when left out
 * @param monthlyCap the most orders placed in any 30 days, 1 to 500; none means any
 * @param quietHours when no order is placed unasked
 * @param anyPack whether another pack of the same family may be sent when the chosen one cannot be had; not when left out
 * @param severalOpenOrders whether a further order may be asked for while one is on its way; not when left out
 * @param paused whether ordering is on hold; not when left out
 * @param levelRule for a slot with a sensor, in the sensor's unit
 * @param deliveryPreference how a parcel is handed over; DOORSTEP when left out
 * @param deliveryAddress where the parcels go
 * @param test whether its orders run the entire way without stock, charge or parcel; not when left out
 */
record BindingRequest(
        @NotNull Sku sku,
        @NotNull Quantity quantity,
        Consent.@Nullable Mode orderingMode,
        @Nullable Money priceCeiling,
        @Nullable Money agreedUnitPrice,
        @Nullable @Min(0) @Max(Consent.MAX_DRIFT_PERCENT) Integer allowedDriftPercent,
        @Nullable @Min(1) @Max(BindingState.MAX_DAILY_CAP) Integer dailyCap,
        @Nullable @Min(1) @Max(Consent.MAX_MONTHLY_CAP) Integer monthlyCap,
        @Nullable @Valid QuietHoursRequest quietHours,
        @Nullable Boolean anyPack,
        @Nullable Boolean severalOpenOrders,
        @Nullable Boolean paused,
        @Nullable @Valid LevelRequest levelRule,
        @Nullable DeliveryPreference deliveryPreference,
        @NotNull Address deliveryAddress,
        @Nullable Boolean test) {

    BindingRules rulesOf(ShopperId shopper) {
        return new BindingRules(
                new OrderTerms(
                        shopper,
                        sku,
                        quantity,
                        priceCeiling,
                        deliveryAddress,
                        consent(),
                        deliveryPreference == null ? DeliveryPreference.DOORSTEP : deliveryPreference,
                        test),
                Boolean.TRUE.equals(paused),
                Boolean.TRUE.equals(severalOpenOrders),
                dailyCap == null ? BindingState.DEFAULT_DAILY_CAP : dailyCap,
                levelRule == null ? null : levelRule.toRule());
    }

    private Consent consent() {
        return new Consent(
                orderingMode == null ? OrderingModePolicy.in(deliveryAddress.country()) : orderingMode,
                agreedUnitPrice,
                allowedDriftPercent,
                monthlyCap,
                quietHours == null ? null : quietHours.toHours(),
                anyPack);
    }

    /** Quiet hours whose zone has rules for summer and winter: an IANA name and no mere offset. */
    record QuietHoursRequest(
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @NotNull String zone) {

        Consent.QuietHours toHours() {
            if (!ZoneId.getAvailableZoneIds().contains(zone)) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "quietHours: zone must be of the IANA database");
            }
            try {
                return new Consent.QuietHours(from, to, ZoneId.of(zone));
            } catch (IllegalArgumentException e) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
            }
        }
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

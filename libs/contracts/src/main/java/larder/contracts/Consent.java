package larder.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When an order needs the shopper's word before it is placed. Each rule that is absent asks for nothing.
 *
 * @param mode whether an order is placed at once or proposed first
 * @param agreedUnitPrice the price of one pack as the shopper saw it when binding
 * @param allowedDriftPercent how far above that price a pack may have risen, 0 to 1000
 * @param monthlyCap the most orders placed in any 30 days, 1 to 500
 * @param quietHours when no order is placed unasked
 * @param anyPack true where another pack of the same family may be sent when the chosen one cannot be had; otherwise absent
 */
public record Consent(
        Mode mode,
        @Nullable Money agreedUnitPrice,
        @Nullable Integer allowedDriftPercent,
        @Nullable Integer monthlyCap,
        @Nullable QuietHours quietHours,
        @Nullable Boolean anyPack) {

    public static final int MAX_DRIFT_PERCENT = 1000;
    public static final int MAX_MONTHLY_CAP = 500;

    /** Orders are placed at once; what stood in records before there was a choice. */
    public static final Consent UNASKED = new Consent(Mode.INSTANT, null, null, null, null, null);

    public Consent {
        if (allowedDriftPercent != null && (allowedDriftPercent < 0 || allowedDriftPercent > MAX_DRIFT_PERCENT)) {
            throw new IllegalArgumentException("allowedDriftPercent must be 0 to " + MAX_DRIFT_PERCENT);
        }
        if (monthlyCap != null && (monthlyCap < 1 || monthlyCap > MAX_MONTHLY_CAP)) {
            throw new IllegalArgumentException("monthlyCap must be 1 to " + MAX_MONTHLY_CAP);
        }
        anyPack = Boolean.TRUE.equals(anyPack) ? Boolean.TRUE : null;
    }

    /** A consent to the chosen pack and no other. */
    public Consent(
            Mode mode,
            @Nullable Money agreedUnitPrice,
            @Nullable Integer allowedDriftPercent,
            @Nullable Integer monthlyCap,
            @Nullable QuietHours quietHours) {
        this(mode, agreedUnitPrice, allowedDriftPercent, monthlyCap, quietHours, null);
    }

    /** Whether another pack of the same family may be sent when the chosen one cannot be had. */
    public boolean allowsAnyPack() {
        return anyPack != null;
    }

    /** The same, for orders that are only proposed. */
    public Consent proposing() {
        return new Consent(Mode.PROPOSE, agreedUnitPrice, allowedDriftPercent, monthlyCap, quietHours, anyPack);
    }

    /** The same, agreeing to a price of one pack. */
    public Consent agreeing(Money unitPrice) {
        return new Consent(mode, unitPrice, allowedDriftPercent, monthlyCap, quietHours, anyPack);
    }

    /**
     * Whether a price stays within the drift that was allowed: always, where none was agreed or none is limited; never in another
     * currency.
     *
     * @param unitPrice what a pack costs
     * @param holds what such a pack holds
     * @param agreedHolds what the pack that was agreed to holds, in the same unit
     */
    public boolean admits(Money unitPrice, BigDecimal holds, BigDecimal agreedHolds) {
        if (agreedUnitPrice == null || allowedDriftPercent == null) {
            return true;
        }
        BigDecimal highest = agreedUnitPrice
                .amount()
                .multiply(BigDecimal.valueOf(100L + allowedDriftPercent))
                .movePointLeft(2);
        return agreedUnitPrice.currency().equals(unitPrice.currency())
                && unitPrice.amount().multiply(agreedHolds).compareTo(highest.multiply(holds)) <= 0;
    }

    /** What an event that orders leads to. */
    public enum Mode {
        /** An order, which can be cancelled within its grace period. */
        INSTANT,
        /** A priced proposal, which becomes an order when the shopper approves it, and lapses otherwise. */
        PROPOSE
    }

    /**
     * A time of the day, on every day; over midnight when it ends before it begins.
     *
     * @param from the first moment
     * @param to the first moment after it
     * @param zone where the shopper's clock hangs
     */
    public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

        public QuietHours {
            if (from.equals(to)) {
                throw new IllegalArgumentException("quietHours must not end when they begin");
            }
        }

        public boolean include(Instant moment) {
            LocalTime time = LocalTime.ofInstant(moment, zone);
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(to);
            return from.isBefore(to) ? begun && !over : begun || !over;
        }
    }
}

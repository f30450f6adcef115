package larder.contracts.binding;

import java.time.Instant;
import larder.contracts.OrderTerms;
import larder.contracts.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * What a slot orders and under which rules: the last record of each slot tells the present; no value means not bound.
 *
 * @param slot the bound slot
 * @param terms what an order for it says
 * @param paused whether the shopper has put ordering on hold
 * @param severalOpenOrders whether a further order may be asked for while one is on its way
 * @param dailyCap the most orders in any 24 hours, 1 to 50
 * @param levelRule when a sensor's level means "order"; none for a slot without a sensor
 * @param version grows with every change
 * @param changedAt when this became so
 * @param status whether it can order; absent in records of before, which can
 * @param reason what the shopper has to choose about; only while {@link Status#NEEDS_CHOICE}
 */
public record BindingState(
        SlotId slot,
        OrderTerms terms,
        boolean paused,
        boolean severalOpenOrders,
        int dailyCap,
        @Nullable LevelRule levelRule,
        long version,
        Instant changedAt,
        Status status,
        @Nullable ChoiceReason reason) {

    public static final int DEFAULT_DAILY_CAP = 5;
    public static final int MAX_DAILY_CAP = 50;

    public BindingState {
        if (dailyCap < 1 || dailyCap > MAX_DAILY_CAP) {
            throw new IllegalArgumentException("dailyCap must be 1 to " + MAX_DAILY_CAP);
        }
        status = status == null ? Status.ACTIVE : status;
        if ((status == Status.NEEDS_CHOICE) != (reason != null)) {
            throw new IllegalArgumentException("a reason belongs to NEEDS_CHOICE, and NEEDS_CHOICE has one");
        }
    }

    /** A binding that can order. */
    public BindingState(
            SlotId slot,
            OrderTerms terms,
            boolean paused,
            boolean severalOpenOrders,
            int dailyCap,
            @Nullable LevelRule levelRule,
            long version,
            Instant changedAt) {
        this(slot, terms, paused, severalOpenOrders, dailyCap, levelRule, version, changedAt, Status.ACTIVE, null);
    }

    /** Whether a binding can order as it stands. */
    public enum Status {
        ACTIVE,
        /** The catalogue has changed under it; nothing is ordered until the shopper has chosen, or the cause is gone. */
        NEEDS_CHOICE
    }

    /** What the shopper has to choose about; of several the first. */
    public enum ChoiceReason {
        /** The product has left the catalogue. */
        PRODUCT_REMOVED,
        /** The product is not for sale. */
        PRODUCT_NOT_FOR_SALE,
        /** The device's model does not allow the product for this slot any more. */
        PRODUCT_NOT_ALLOWED,
        /** The price is in another currency than the shopper agreed to. */
        CURRENCY_CHANGED
    }
}

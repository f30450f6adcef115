package larder.order.guarding;

import static larder.contracts.order.OrderEvent.HoldReason.ACCOUNT_STANDING;
import static larder.contracts.order.OrderEvent.HoldReason.CHILD_LOCK;
import static larder.contracts.order.OrderEvent.HoldReason.DAILY_CAP;
import static larder.contracts.order.OrderEvent.HoldReason.HOUSEHOLD_BUDGET_DAY;
import static larder.contracts.order.OrderEvent.HoldReason.HOUSEHOLD_BUDGET_MONTH;
import static larder.contracts.order.OrderEvent.HoldReason.MONTHLY_CAP;
import static larder.contracts.order.OrderEvent.HoldReason.PRICE_ABOVE_CEILING;
import static larder.contracts.order.OrderEvent.HoldReason.PRICE_DRIFT;
import static larder.contracts.order.OrderEvent.HoldReason.PROPOSAL;
import static larder.contracts.order.OrderEvent.HoldReason.QUANTITY_UNUSUAL;
import static larder.contracts.order.OrderEvent.HoldReason.QUIET_HOURS;
import static larder.contracts.order.OrderEvent.HoldReason.SLOT_BUDGET_DAY;
import static larder.contracts.order.OrderEvent.HoldReason.SLOT_BUDGET_MONTH;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.stock.StockEvent.AskedFor;
import larder.order.budget.Allowance;

/**
 * Whether an order that could be placed needs somebody's word first. The guards stand in the order in which they are told: a shopper
 * learns the first that trips, so what they cannot change comes first, then what is out of the ordinary, and last what they always want
 * to be asked.
 */
final class Guards {

    /** So many orders of a product show what is usual. */
    private static final int ENOUGH_TO_KNOW = 3;

    private static final int TIMES_THE_USUAL = 3;

    private static final List<Guard> IN_ORDER = List.of(
            new Guard(ACCOUNT_STANDING, offered -> offered.facts().suspended()),
            new Guard(CHILD_LOCK, offered -> offered.facts().locked().contains(offered.trigger())),
            new Guard(PRICE_ABOVE_CEILING, Guards::isAboveCeiling),
            new Guard(PRICE_DRIFT, Guards::hasDrifted),
            new Guard(QUANTITY_UNUSUAL, Guards::isUnusuallyMuch),
            budget(HOUSEHOLD_BUDGET_DAY),
            budget(HOUSEHOLD_BUDGET_MONTH),
            budget(SLOT_BUDGET_DAY),
            budget(SLOT_BUDGET_MONTH),
            new Guard(DAILY_CAP, Guards::isDayFull),
            new Guard(MONTHLY_CAP, Guards::isMonthFull),
            new Guard(QUIET_HOURS, Guards::isAskedInQuietHours),
            new Guard(PROPOSAL, offered -> offered.mode() == Consent.Mode.PROPOSE));

    private Guards() {}

    /** Why the order has to wait; nothing when the shopper has agreed to it beforehand. */
    static Optional<HoldReason> firstTripped(Offered offered) {
        return tripped(offered).findFirst();
    }

    /** All that stands against it, in the order in which it is told. */
    static Stream<HoldReason> tripped(Offered offered) {
        return IN_ORDER.stream().filter(guard -> guard.trips().test(offered)).map(Guard::reason);
    }

    /** Whether the shopper's bare consent is enough for it. */
    static boolean waivable(HoldReason reason) {
        return switch (reason) {
            case ACCOUNT_STANDING, CHILD_LOCK -> false;
            case PRICE_ABOVE_CEILING,
                    PRICE_DRIFT,
                    QUANTITY_UNUSUAL,
                    HOUSEHOLD_BUDGET_DAY,
                    HOUSEHOLD_BUDGET_MONTH,
                    SLOT_BUDGET_DAY,
                    SLOT_BUDGET_MONTH,
                    DAILY_CAP,
                    MONTHLY_CAP,
                    QUIET_HOURS,
                    PROPOSAL -> true;
        };
    }

    /** Whether it can come to stand against an order while it waits, by what else the household orders. */
    static boolean counts(HoldReason reason) {
        return switch (reason) {
            case HOUSEHOLD_BUDGET_DAY,
                    HOUSEHOLD_BUDGET_MONTH,
                    SLOT_BUDGET_DAY,
                    SLOT_BUDGET_MONTH,
                    DAILY_CAP,
                    MONTHLY_CAP -> true;
            case ACCOUNT_STANDING,
                    CHILD_LOCK,
                    PRICE_ABOVE_CEILING,
                    PRICE_DRIFT,
                    QUANTITY_UNUSUAL,
                    QUIET_HOURS,
                    PROPOSAL -> false;
        };
    }

    /** A ceiling in another currency admits nothing: it is no agreement to this price. */
    private static boolean isAboveCeiling(Offered offered) {
        Money ceiling = offered.terms().priceCeiling();
        return ceiling != null
                && (!ceiling.currency().equals(offered.total().currency())
                        || offered.total().compareTo(ceiling) > 0);
    }

    /**
     * A price that fell surprises nobody; one in another currency cannot be compared. Another pack of the family is measured by what it
     * holds.
     */
    private static boolean hasDrifted(Offered offered) {
        AskedFor asked = offered.askedFor();
        BigDecimal holds = asked == null ? BigDecimal.ONE : asked.sentHolds();
        BigDecimal agreedHolds = asked == null ? BigDecimal.ONE : asked.packHolds();
        return !offered.consent().admits(offered.unitPrice(), holds, agreedHolds);
    }

    private static boolean isUnusuallyMuch(Offered offered) {
        int packs = offered.packs().packs();
        List<Integer> lately = offered.facts().packsLately();
        return packs > offered.facts().mostPacks()
                || (lately.size() >= ENOUGH_TO_KNOW && packs > TIMES_THE_USUAL * Collections.max(lately));
    }

    private static Guard budget(HoldReason reason) {
        return new Guard(reason, offered -> {
            Allowance allowance = offered.facts().allowances().get(reason);
            return allowance != null && !allowance.admits(offered.total());
        });
    }

    private static boolean isDayFull(Offered offered) {
        Integer cap = offered.facts().ordersPerDay();
        return cap != null && offered.facts().placedToday() >= cap;
    }

    private static boolean isMonthFull(Offered offered) {
        Integer cap = offered.consent().monthlyCap();
        return cap != null && offered.facts().placedLately() >= cap;
    }

    private static boolean isAskedInQuietHours(Offered offered) {
        Consent.QuietHours hours = offered.consent().quietHours();
        return hours != null && hours.include(offered.askedAt());
    }

    private record Guard(HoldReason reason, Predicate<Offered> trips) {}
}

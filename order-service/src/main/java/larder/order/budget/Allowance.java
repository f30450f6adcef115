package larder.order.budget;

import larder.contracts.Money;

/**
 * A limit and what is gone of it.
 *
 * @param limit the most that may be spent
 * @param committed what is spent, and what waiting orders would cost, in the limit's currency
 */
public record Allowance(Money limit, Money committed) {

    /** Whether so much more stays within it: never in another currency, since nobody agreed to a rate. */
    public boolean admits(Money total) {
        return limit.currency().equals(total.currency())
                && total.minorUnits() <= limit.minorUnits() - committed.minorUnits();
    }

    /** What may still be spent; nothing where it is passed already. */
    Money left() {
        return new Money(Math.max(0, limit.minorUnits() - committed.minorUnits()), limit.currency());
    }
}

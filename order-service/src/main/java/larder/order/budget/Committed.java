package larder.order.budget;

import larder.contracts.Money;

/**
 * What orders have taken of a budget, in its currency.
 *
 * @param spentToday orders placed today that have not been called off
 * @param spentThisMonth the same of the month
 * @param held what orders that wait would cost: they belong to whichever period it is until they are placed or called off
 */
public record Committed(Money spentToday, Money spentThisMonth, Money held) {

    /** Today's and what waits. */
    public Money today() {
        return spentToday.plus(held);
    }

    /** The month's and what waits. */
    public Money thisMonth() {
        return spentThisMonth.plus(held);
    }
}

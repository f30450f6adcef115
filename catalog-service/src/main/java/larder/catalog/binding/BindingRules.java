package larder.catalog.binding;

import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.binding.LevelRule;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper lays down for a slot.
 *
 * @param terms what an order says
 * @param paused whether ordering is on hold
 * @param severalOpenOrders whether a further order may be asked for while one is on its way
 * @param dailyCap the most orders in any 24 hours
 * @param levelRule when a sensor's level means "order"
 */
record BindingRules(
        OrderTerms terms,
        boolean paused,
        boolean severalOpenOrders,
        int dailyCap,
        @Nullable LevelRule levelRule) {

    /** The same, agreeing to a price of one pack. */
    BindingRules agreeing(Money unitPrice) {
        var agreed = new OrderTerms(
                terms.owner(),
                terms.sku(),
                terms.quantity(),
                terms.priceCeiling(),
                terms.deliveryAddress(),
                terms.consent().agreeing(unitPrice),
                terms.deliveryPreference(),
                terms.test());
        return new BindingRules(agreed, paused, severalOpenOrders, dailyCap, levelRule);
    }
}

package larder.catalog.price;

import java.util.Collections;
import java.util.Set;
import larder.contracts.Money;

/**
 * What a product costs at a moment.
 *
 * @param inForce what a pack costs at that moment
 * @param honoured every price, in the same currency, that shoppers may have been shown lately and are not charged more than
 */
public record Pricing(Money inForce, Set<Money> honoured) {

    public Pricing {
        honoured = Set.copyOf(honoured);
        if (!honoured.contains(inForce)) {
            throw new IllegalArgumentException("the price in force is honoured");
        }
    }

    public static Pricing of(Money inForce) {
        return new Pricing(inForce, Set.of(inForce));
    }

    /** What an order is charged: the lowest price that anybody may have been shown. */
    public Money chargeable() {
        return Collections.min(honoured);
    }
}

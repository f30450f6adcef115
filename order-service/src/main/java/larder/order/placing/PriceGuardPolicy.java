package larder.order.placing;

import larder.contracts.Money;
import larder.contracts.OrderTerms;

/** Whether the shopper has agreed to a price beforehand. */
final class PriceGuardPolicy {

    private PriceGuardPolicy() {}

    /** A ceiling in another currency admits nothing: it is no agreement to this price. */
    static boolean admits(OrderTerms terms, Money total) {
        Money ceiling = terms.priceCeiling();
        return ceiling == null || (ceiling.currency().equals(total.currency()) && total.compareTo(ceiling) <= 0);
    }
}

package larder.order.ledger;

import jakarta.persistence.Embeddable;
import java.util.Currency;
import larder.contracts.Money;

/**
 * What an order costs, fixed when it is placed or held.
 *
 * @param unitPriceMinor one pack, in the currency's minor unit
 * @param totalMinor all of them
 * @param currency ISO 4217 code of both
 */
@Embeddable
public record Price(long unitPriceMinor, long totalMinor, String currency) {

    public static Price of(Money unit, Money total) {
        if (!unit.currency().equals(total.currency())) {
            throw new IllegalArgumentException("unit price and total must be of one currency");
        }
        return new Price(unit.minorUnits(), total.minorUnits(), total.currency().getCurrencyCode());
    }

    public Money unit() {
        return new Money(unitPriceMinor, Currency.getInstance(currency));
    }

    public Money total() {
        return new Money(totalMinor, Currency.getInstance(currency));
    }
}

package larder.order.payment.card;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import larder.contracts.Money;

/**
 * An amount as the provider counts it: in the currency's smallest unit, which is the whole won or yen, and in a few currencies another
 * than ISO 4217 says.
 *
 * @param units how many of them
 * @param currency ISO 4217 code in lower case
 */
record CardAmount(long units, String currency) {

    private static final Map<String, Integer> OTHER_DIGITS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

    /** @throws ArithmeticException when the provider cannot count so little */
    static CardAmount of(Money money) {
        int digits = digits(money.currency());
        return new CardAmount(
                money.amount().movePointRight(digits).longValueExact(),
                money.currency().getCurrencyCode().toLowerCase(Locale.ROOT));
    }

    Money money() {
        Currency unit = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
        return new Money(
                BigDecimal.valueOf(units, digits(unit))
                        .movePointRight(unit.getDefaultFractionDigits())
                        .longValueExact(),
                unit);
    }

    private static int digits(Currency currency) {
        return OTHER_DIGITS.getOrDefault(currency.getCurrencyCode(), currency.getDefaultFractionDigits());
    }
}

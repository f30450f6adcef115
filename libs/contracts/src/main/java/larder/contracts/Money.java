package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

/**
 * An amount of one ISO 4217 currency, counted in the currency's minor unit so that sums are exact. On the wire
 * {@code {"amount":"12.50","currency":"USD"}}; the amount is a decimal string with the currency's own number of digits.
 *
 * @param minorUnits cents, or won where a currency has no smaller coin
 * @param currency the currency
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    public static Money of(String amount, String currency) {
        Currency unit = Currency.getInstance(currency);
        return new Money(
                new BigDecimal(amount)
                        .movePointRight(unit.getDefaultFractionDigits())
                        .longValueExact(),
                unit);
    }

    @JsonCreator
    static Money fromJson(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        return of(amount, currency);
    }

    @JsonValue
    Map<String, String> toJson() {
        return Map.of("amount", amount().toPlainString(), "currency", currency.getCurrencyCode());
    }

    /** The amount in major units, with the currency's own number of digits. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    public Money times(Quantity quantity) {
        return new Money(Math.multiplyExact(minorUnits, quantity.packs()), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, requireSameCurrency(other).minorUnits), currency);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, requireSameCurrency(other).minorUnits);
    }

    private Money requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }
}

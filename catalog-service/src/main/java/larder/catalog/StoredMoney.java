package larder.catalog;

import jakarta.persistence.Embeddable;
import java.util.Currency;
import larder.contracts.Money;

/**
 * An amount of money as a row holds it.
 *
 * @param minorUnits cents, or won where a currency has no smaller coin
 * @param currency ISO 4217 code
 */
@Embeddable
public record StoredMoney(long minorUnits, String currency) {

    public static StoredMoney of(Money money) {
        return new StoredMoney(money.minorUnits(), money.currency().getCurrencyCode());
    }

    public Money toMoney() {
        return new Money(minorUnits, Currency.getInstance(currency));
    }
}

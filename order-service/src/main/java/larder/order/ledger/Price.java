package larder.order.ledger;

import jakarta.persistence.Embeddable;
import java.util.Currency;
import larder.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs, fixed when it is placed or held.
 *
 * @param unitPriceMinor one pack, in the currency's minor unit
 * @param deliveryMinor bringing them; nothing known of orders of before, which were brought for nothing
 * @param totalMinor all of them, and bringing them
 * @param currency ISO 4217 code of all
 */
@Embeddable
public record Price(long unitPriceMinor, @Nullable Long deliveryMinor, long totalMinor, String currency) {

    /** What packs cost that are brought for nothing. */
    public static Price of(Money unit, Money goods) {
        return of(unit, goods, new Money(0, goods.currency()));
    }

    /**
     * What packs cost, and bringing them.
     *
     * @param unit one pack
     * @param goods all of them
     * @param delivery bringing them
     */
    public static Price of(Money unit, Money goods, Money delivery) {
        if (!unit.currency().equals(goods.currency())) {
            throw new IllegalArgumentException("unit price and total must be of one currency");
        }
        return new Price(
                unit.minorUnits(),
                delivery.minorUnits(),
                goods.plus(delivery).minorUnits(),
                goods.currency().getCurrencyCode());
    }

    public Money unit() {
        return money(unitPriceMinor);
    }

    public Money delivery() {
        return money(deliveryMinor == null ? 0 : deliveryMinor);
    }

    /** All of the packs. */
    public Money goods() {
        return money(totalMinor - delivery().minorUnits());
    }

    /** The same packs, brought for another cost. */
    public Price brought(Money delivery) {
        return of(unit(), goods(), delivery);
    }

    /** What the shopper pays. */
    public Money total() {
        return money(totalMinor);
    }

    private Money money(long minorUnits) {
        return new Money(minorUnits, Currency.getInstance(currency));
    }
}

package larder.order.ledger;

import jakarta.persistence.Embeddable;
import java.util.Currency;
import larder.contracts.Address;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/** The columns that hold an order's terms. */
@Embeddable
record AgreedTerms(
        String owner,
        String sku,
        int packs,
        @Nullable Long ceilingMinor,
        @Nullable String ceilingCurrency,
        String recipient,
        String line1,
        @Nullable String line2,
        String city,
        String postalCode,
        String country) {

    OrderTerms terms() {
        Money ceiling = ceilingMinor == null || ceilingCurrency == null
                ? null
                : new Money(ceilingMinor, Currency.getInstance(ceilingCurrency));
        var address = new Address(recipient, line1, line2, city, postalCode, country);
        return new OrderTerms(new ShopperId(owner), new Sku(sku), new Quantity(packs), ceiling, address);
    }
}

package larder.order.ledger;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Currency;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.OrderTerms.DeliveryPreference;
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
        String country,
        @Convert(converter = StoredConsent.class) Consent consent,
        @Enumerated(EnumType.STRING) DeliveryPreference deliveryPreference,
        boolean test) {

    /** The same with other packs. */
    AgreedTerms sending(Sent sent) {
        return new AgreedTerms(
                owner,
                sent.sku().value(),
                sent.quantity().packs(),
                ceilingMinor,
                ceilingCurrency,
                recipient,
                line1,
                line2,
                city,
                postalCode,
                country,
                consent,
                deliveryPreference,
                test);
    }

    /** The same at another door. */
    AgreedTerms goingTo(Address address) {
        return new AgreedTerms(
                owner,
                sku,
                packs,
                ceilingMinor,
                ceilingCurrency,
                address.recipient(),
                address.line1(),
                address.line2(),
                address.city(),
                address.postalCode(),
                address.country(),
                consent,
                deliveryPreference,
                test);
    }

    OrderTerms terms() {
        Money ceiling = ceilingMinor == null || ceilingCurrency == null
                ? null
                : new Money(ceilingMinor, Currency.getInstance(ceilingCurrency));
        var address = new Address(recipient, line1, line2, city, postalCode, country);
        return new OrderTerms(
                new ShopperId(owner),
                new Sku(sku),
                new Quantity(packs),
                ceiling,
                address,
                consent,
                deliveryPreference,
                test);
    }
}

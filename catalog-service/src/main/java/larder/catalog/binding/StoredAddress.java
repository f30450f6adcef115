package larder.catalog.binding;

import jakarta.persistence.Embeddable;
import larder.contracts.Address;
import org.jspecify.annotations.Nullable;

/** An address as a row holds it. */
@Embeddable
record StoredAddress(
        String recipient, String line1, @Nullable String line2, String city, String postalCode, String country) {

    static StoredAddress of(Address address) {
        return new StoredAddress(
                address.recipient(),
                address.line1(),
                address.line2(),
                address.city(),
                address.postalCode(),
                address.country());
    }

    Address toAddress() {
        return new Address(recipient, line1, line2, city, postalCode, country);
    }
}

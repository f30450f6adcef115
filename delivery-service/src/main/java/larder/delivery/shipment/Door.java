package larder.delivery.shipment;

import jakarta.persistence.Embeddable;
import larder.contracts.Address;
import org.jspecify.annotations.Nullable;

/** The address of a shipment, column by column. */
@Embeddable
record Door(String recipient, String line1, @Nullable String line2, String city, String postalCode, String country) {

    static Door at(Address address) {
        return new Door(
                address.recipient(),
                address.line1(),
                address.line2(),
                address.city(),
                address.postalCode(),
                address.country());
    }

    Address address() {
        return new Address(recipient, line1, line2, city, postalCode, country);
    }
}

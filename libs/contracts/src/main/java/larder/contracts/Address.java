package larder.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes.
 *
 * @param recipient the name on the parcel
 * @param line1 street and number
 * @param line2 flat, floor or building, where there is one
 * @param city town or city
 * @param postalCode as the country writes it
 * @param country ISO 3166-1 alpha-2 code
 */
public record Address(
        String recipient, String line1, @Nullable String line2, String city, String postalCode, String country) {

    public Address {
        require(recipient, "recipient");
        require(line1, "line1");
        require(city, "city");
        require(postalCode, "postalCode");
        if (line2 != null) {
            require(line2, "line2");
        }
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("country must be an ISO 3166-1 alpha-2 code");
        }
    }

    private static void require(String text, String what) {
        if (text.isBlank() || text.length() > 120 || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " must be 1 to 120 printable characters");
        }
    }
}

package larder.catalog.product;

import jakarta.persistence.Embeddable;

/**
 * A name in the languages the catalogue speaks.
 *
 * @param en English
 * @param ko Korean
 */
@Embeddable
public record Label(String en, String ko) {

    public Label {
        if (en.isBlank() || ko.isBlank()) {
            throw new IllegalArgumentException("a name needs both English and Korean");
        }
    }
}

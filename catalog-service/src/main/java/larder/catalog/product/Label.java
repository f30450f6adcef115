package larder.catalog.product;

import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A name in the languages the catalogue speaks, at least one of them.
 *
 * @param en English
 * @param ko Korean
 */
@Embeddable
public record Label(@Nullable String en, @Nullable String ko) {

    public Label {
        if (en == null && ko == null) {
            throw new IllegalArgumentException("a name needs English or Korean");
        }
        if (Stream.of(en, ko).filter(Objects::nonNull).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a name is not blank");
        }
    }
}

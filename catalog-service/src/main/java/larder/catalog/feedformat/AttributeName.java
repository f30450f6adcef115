package larder.catalog.feedformat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings the spellings of an attribute to one: {@code g:image_link}, {@code Image Link} and {@code imageLink} are the same. */
final class AttributeName {

    /** What is read; all else in a feed is passed over. */
    private static final Set<String> READ = Set.of(
            "id",
            "title",
            "description",
            "price",
            "sale_price",
            "sale_price_effective_date",
            "availability",
            "brand",
            "gtin",
            "product_type",
            "image_link",
            "unit_pricing_measure",
            "unit_pricing_base_measure",
            "multipack",
            "is_bundle",
            "package_size",
            "family",
            "removed");

    private static final Map<String, String> ALSO = Map.of("product_types", "product_type", "offer_id", "id");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final int LONGEST = 64;

    private AttributeName() {}

    /** The name under which the value counts, or none where it does not. */
    static @Nullable String of(String written) {
        if (written.length() > LONGEST) {
            return null;
        }
        String name = CAMEL.matcher(written.strip())
                .replaceAll("_")
                .toLowerCase(Locale.ROOT)
                .replace(' ', '_')
                .replaceFirst("^(?:g|c|larder):", "");
        String known = ALSO.getOrDefault(name, name);
        return READ.contains(known) ? known : null;
    }
}

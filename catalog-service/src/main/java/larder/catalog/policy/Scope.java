package larder.catalog.policy;

import java.util.Locale;
import java.util.stream.Stream;

/** What a policy is about. Of several that are equally restrictive, the reason of the first is told. */
public enum Scope {
    /** One sku. */
    PRODUCT,
    /** All of a brand, however it is written in upper and lower case. */
    BRAND,
    /** All that stands in a category or anywhere below it. */
    CATEGORY,
    /** All that somebody sells. */
    SELLER;

    /** A subject as products are compared with it. */
    String keyOf(String subject) {
        return switch (this) {
            case BRAND -> subject.strip().toLowerCase(Locale.ROOT);
            case PRODUCT, CATEGORY, SELLER -> subject;
        };
    }

    /** The same as a condition of a statement, about product {@code p} in category {@code c} and {@code :key}. */
    public String products() {
        return switch (this) {
            case PRODUCT -> "p.sku = :key";
            case BRAND -> "p.brand_key = :key";
            case CATEGORY -> "c.path @> array [cast(:key as text)]";
            case SELLER -> "p.seller = :key";
        };
    }

    /** The keys under which a product falls. */
    Stream<String> keysOf(SaleFacts product) {
        return switch (this) {
            case PRODUCT -> Stream.of(product.sku().value());
            case BRAND -> Stream.of(keyOf(product.brand()));
            case CATEGORY -> product.categories().stream();
            case SELLER -> Stream.of(product.seller());
        };
    }
}

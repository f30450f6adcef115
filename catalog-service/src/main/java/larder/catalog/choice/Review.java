package larder.catalog.choice;

import larder.catalog.policy.Scope;

/**
 * A change of the catalogue whose bindings are to be looked through.
 *
 * @param id tells it from others
 * @param kind what has changed
 * @param subject which one
 * @param doneUntil the last slot, device or product that was looked at; an empty text before the first
 */
record Review(long id, Kind kind, String subject, String doneUntil) {

    /** What can change under bindings. */
    enum Kind {
        PRODUCT,
        MODEL,
        BRAND,
        CATEGORY,
        SELLER;

        static Kind of(Scope scope) {
            return switch (scope) {
                case PRODUCT -> PRODUCT;
                case BRAND -> BRAND;
                case CATEGORY -> CATEGORY;
                case SELLER -> SELLER;
            };
        }
    }

    boolean begins() {
        return doneUntil.isEmpty();
    }
}

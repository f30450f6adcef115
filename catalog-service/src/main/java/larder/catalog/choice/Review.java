package larder.catalog.choice;

/**
 * A change of the catalogue whose bindings are to be looked through.
 *
 * @param id tells it from others
 * @param kind what has changed
 * @param subject which product or model
 * @param doneUntil the last slot or device that was looked at; an empty text before the first
 */
record Review(long id, Kind kind, String subject, String doneUntil) {

    /** What can change under bindings. */
    enum Kind {
        PRODUCT,
        MODEL
    }
}

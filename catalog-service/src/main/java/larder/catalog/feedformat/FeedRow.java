package larder.catalog.feedformat;

import java.util.Map;

/** What stands in one place of a feed. */
public sealed interface FeedRow {

    /** The most characters of one value that are read; what is longer is cut, and no attribute may be as long. */
    int LONGEST_VALUE = 10_000;

    /** The line of a text, or the number of an XML document's item; the first is 1. */
    long line();

    /**
     * A row that can be read.
     *
     * @param values by the name of the attribute as Merchant product data writes it, without prefix; none is blank
     */
    record Attributes(long line, Map<String, String> values) implements FeedRow {

        public Attributes {
            values = Map.copyOf(values);
        }
    }

    /**
     * A row that cannot be read, though the next one may be.
     *
     * @param code why
     */
    record Unreadable(long line, Code code) implements FeedRow {}

    /** Why a row cannot be read. */
    enum Code {
        ROW_TOO_LONG("The row is longer than a row may be"),
        ROW_NOT_UTF8("The row is not UTF-8"),
        ROW_COLUMNS("The row has fewer or more columns than the first line"),
        ROW_NOT_JSON("The row is no JSON object, or names a property twice or nests too deep");

        private final String message;

        Code(String message) {
            this.message = message;
        }

        public String message() {
            return message;
        }
    }
}

package larder.catalog.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/**
 * How far a list by relevance has been read: the last product and its score, which no two products share in that order.
 *
 * @param mended whether the words were mended
 * @param score of the last product
 * @param sku the last product
 */
record Cursor(boolean mended, int score, Sku sku) {

    private static final Pattern SHAPE =
            Pattern.compile("([ms])(-?[0-9]{1,6}) ([0-9a-f]{1,8}) ([A-Za-z0-9._~-]{1,64})");

    /** As it goes to the caller. It holds for this query only. */
    String text(String query) {
        String plain = (mended ? "m" : "s") + score + " " + mark(query) + " " + sku;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** As it came back; 400 {@code invalid-request} for anything that was not given out for this query. */
    static Cursor of(String text, String query) {
        Matcher parts = SHAPE.matcher(decoded(text));
        if (!parts.matches() || !parts.group(3).equals(mark(query))) {
            throw malformed();
        }
        return new Cursor(parts.group(1).equals("m"), Integer.parseInt(parts.group(2)), new Sku(parts.group(4)));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static String mark(String query) {
        return Integer.toHexString(query.strip().hashCode());
    }

    private static ProblemException malformed() {
        return new ProblemException(ProblemType.INVALID_REQUEST, "after must be the next of a page of the same query");
    }
}

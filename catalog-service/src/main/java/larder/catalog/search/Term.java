package larder.catalog.search;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One word that is searched for, written as the search document writes words.
 *
 * @param word the word
 * @param stem its English stem, where it has one
 * @param parts what it may be put together of, each two words: Korean does not always leave a space where others do
 * @param last whether it may still be being typed
 */
record Term(String word, @Nullable String stem, List<Parts> parts, boolean last) {

    /** Two words that make one. */
    record Parts(String left, String right) {}

    Term {
        parts = List.copyOf(parts);
    }

    /** The word exactly as it stands in a name, a brand or a category. */
    String exact() {
        return quoted(word) + ":ABC";
    }

    /** A word that begins with it, where only these weights count; none for all. */
    String beginning(String weights) {
        return isWhole() ? quoted(word) + (weights.isEmpty() ? "" : ":" + weights) : quoted(word) + ":*" + weights;
    }

    /** It, or a word of its stem, in a name or a brand. */
    String named() {
        return either(Stream.concat(Stream.of(beginning("ABD")), stems("D")));
    }

    /** It at the beginning of a name. */
    String leading() {
        return quoted("^" + word) + (isWhole() ? "" : ":*");
    }

    /** All it may stand for. */
    String any() {
        Stream<String> apart =
                parts.stream().map(each -> "(" + quoted(each.left()) + ":* & " + quoted(each.right()) + ":*)");
        return either(Stream.of(Stream.of(beginning("")), stems("CD"), apart).flatMap(UnaryOperator.identity()));
    }

    private Stream<String> stems(String weights) {
        return stem == null ? Stream.empty() : Stream.of(quoted(stem) + ":" + weights);
    }

    static String either(Stream<String> alternatives) {
        return "(" + String.join(" | ", alternatives.toList()) + ")";
    }

    static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** A single letter begins far too much, and 70 is not the beginning of 700 unless it is still being typed. */
    private boolean isWhole() {
        return word.length() == 1 || (isNumber() && !last);
    }

    boolean isNumber() {
        return word.chars().allMatch(Character::isDigit);
    }
}

package larder.catalog.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers, words and signs of a text, taken one after the other. */
final class PackTokens {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<number>\\d{1,7}(?:\\.\\d{1,9})?|\\.\\d{1,9})\\.?|(?<word>(?:M2|FT2)(?![\\p{IsAlphabetic}\\d])|\\p{IsAlphabetic}+)\\.?|(?<sign>[/-]))\\s*");

    private record Token(String text, boolean number) {}

    private final List<Token> tokens;
    private int next;

    private PackTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Nothing where the text has other signs in it. */
    static Optional<PackTokens> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            String number = matcher.group("number");
            String word = matcher.group("word");
            tokens.add(
                    new Token(number != null ? number : word != null ? word : matcher.group("sign"), number != null));
            end = matcher.end();
        }
        return end == text.length() && !tokens.isEmpty() ? Optional.of(new PackTokens(tokens)) : Optional.empty();
    }

    PackTokens fromStart() {
        return new PackTokens(tokens);
    }

    @Nullable
    BigDecimal peekNumber() {
        return next < tokens.size() && tokens.get(next).number()
                ? new BigDecimal(tokens.get(next).text())
                : null;
    }

    @Nullable
    BigDecimal takeNumber() {
        BigDecimal number = peekNumber();
        if (number != null) {
            next++;
        }
        return number;
    }

    @Nullable
    Integer wholeNumber() {
        BigDecimal number = peekNumber();
        if (number == null || number.scale() > 0 || number.signum() == 0) {
            return null;
        }
        next++;
        return number.intValueExact();
    }

    /** The next word or sign if it is one of these. */
    @Nullable
    String take(Predicate<String> wanted) {
        if (next < tokens.size()
                && !tokens.get(next).number()
                && wanted.test(tokens.get(next).text())) {
            return tokens.get(next++).text();
        }
        return null;
    }

    @Nullable
    String takeWord() {
        return take(text -> Character.isAlphabetic(text.codePointAt(0)));
    }

    boolean signFollows(String sign) {
        return is(next, sign);
    }

    /** Whether a number, a stroke and a number come next. */
    boolean fractionFollows() {
        return isNumber(next) && is(next + 1, "/") && isNumber(next + 2);
    }

    boolean ended() {
        return next == tokens.size();
    }

    /** Whether nothing follows that says more about how much it is. */
    boolean endsAfterWrapping() {
        take(UnitWords::isWrapping);
        return ended();
    }

    private boolean is(int index, String text) {
        return index < tokens.size() && tokens.get(index).text().equals(text);
    }

    private boolean isNumber(int index) {
        return index < tokens.size() && tokens.get(index).number();
    }
}

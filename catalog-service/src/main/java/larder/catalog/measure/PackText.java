package larder.catalog.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import larder.catalog.measure.Pack.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a pack holds from the text a retailer writes on it: {@code 6 x 1.5 l}, {@code 24x500ml}, {@code 6/12 OZ},
 * {@code 12 PK/12 OZ}, {@code 4 1/4 OZ}, {@code 500ml 24개}. A text that could mean two things, such as {@code 3/4 OZ} (a fraction, or
 * three of 4 oz), {@code 10-12 OZ} (a range) or {@code 20 CT/12 OZ} (each, or all together), means nothing here: what a pack holds is
 * unknown rather than wrong.
 */
public final class PackText {

    private static final int LONGEST = 64;
    private static final int MOST_ITEMS = 9_999;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final int MOST_DECIMALS = 6;
    private static final int DOZEN = 12;
    private static final Set<Integer> USUAL_PARTS = Set.of(2, 4, 8);
    private static final Set<Integer> POSSIBLE_PARTS = Set.of(2, 4, 5, 8, 16);

    private static final Pattern VULGAR_FRACTION = Pattern.compile("(?<=\\d)(?=[\u00bc-\u00be\u2150-\u215e])");
    private static final Pattern THOUSANDS = Pattern.compile("\\d,\\d{3}(?!\\d)");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<=\\d),(?=\\d)");

    private static final Pattern TIMES = Pattern.compile("(?<=[A-Z])X(?=\\d)");
    private static final Pattern FLUID_OUNCE = Pattern.compile("\\bFL\\.? ?OZ\\b\\.?");
    private static final Pattern SQUARE_FOOT = Pattern.compile("\\bSQ\\.? ?FT\\b\\.?");
    private static final Pattern HALF = Pattern.compile("\\bHALF (?=GAL)");

    private PackText() {}

    /** What the text says, or nothing where it does not say it plainly. */
    public static Optional<Pack> read(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = plain(text);
        if (THOUSANDS.matcher(plain).find()) {
            return Optional.empty();
        }
        return PackTokens.of(DECIMAL_COMMA.matcher(plain).replaceAll("."))
                .flatMap(tokens ->
                        alone(tokens).or(() -> countFirst(tokens.fromStart())).or(() -> countLast(tokens.fromStart())));
    }

    private static String plain(String text) {
        String apart = VULGAR_FRACTION.matcher(text).replaceAll(" ");
        String upper = Normalizer.normalize(apart, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replace('\u2044', '/')
                .replace("\u00d7", " X ")
                .replace("*", " X ");
        String timed = TIMES.matcher(upper).replaceAll(" X ");
        String fluid = FLUID_OUNCE.matcher(timed).replaceAll("FLOZ");
        String square = SQUARE_FOOT.matcher(fluid).replaceAll("SQFT");
        return HALF.matcher(square).replaceAll("1/2 ");
    }

    /** {@code 1.5 L BTL}. */
    private static Optional<Pack> alone(PackTokens tokens) {
        return quantity(tokens).filter(_ -> tokens.endsAfterWrapping());
    }

    /** {@code 6 x 1.5 l}, {@code 12 PK/12 OZ}, {@code 6/12 OZ}, {@code 24-12 OZ}. */
    private static Optional<Pack> countFirst(PackTokens tokens) {
        Integer count = tokens.wholeNumber();
        if (count == null || count > MOST_ITEMS) {
            return Optional.empty();
        }
        boolean packs = tokens.take(UnitWords::isPacks) != null;
        String sign = tokens.take(Set.of("X", "/", "-")::contains);
        if (sign == null && !packs) {
            return Optional.empty();
        }
        BigDecimal first = tokens.peekNumber();
        if (!packs && sign != null && first != null && !saysHowMany(count, sign, first)) {
            return Optional.empty();
        }
        return quantity(tokens)
                .filter(_ -> tokens.endsAfterWrapping())
                .filter(item -> item.count() == 1 && (packs || !item.unit().isDistance()))
                .map(item -> item.times(count));
    }

    /** Whether the number before the sign is a count, and not part of a fraction or the lower end of a range. */
    private static boolean saysHowMany(int count, String sign, BigDecimal item) {
        return switch (sign) {
            case "/" -> item.scale() > 0 || !couldBeFraction(count, item.intValueExact());
            case "-" -> item.compareTo(BigDecimal.valueOf(count)) <= 0;
            default -> true;
        };
    }

    private static boolean couldBeFraction(int over, int under) {
        return over < under
                && (over == 1 || under == 3 || POSSIBLE_PARTS.contains(under))
                && BigInteger.valueOf(over).gcd(BigInteger.valueOf(under)).equals(BigInteger.ONE);
    }

    /** {@code 500ml x 24}, {@code 500ml 24개}. */
    private static Optional<Pack> countLast(PackTokens tokens) {
        Optional<Pack> item = quantity(tokens);
        boolean times = tokens.take("X"::equals) != null;
        Integer count = tokens.wholeNumber();
        String counter = tokens.take(UnitWords::isPacks);
        if (count == null
                || count > MOST_ITEMS
                || !tokens.ended()
                || !(times || (counter != null && UnitWords.saysEach(counter)))) {
            return Optional.empty();
        }
        return item.filter(each ->
                        each.count() == 1 && (counter != null || !each.unit().isDistance()))
                .map(each -> each.times(count));
    }

    private static Optional<Pack> quantity(PackTokens tokens) {
        BigDecimal number = number(tokens);
        if (number != null) {
            tokens.take("-"::equals);
        }
        String word = tokens.takeWord();
        if (word == null || (number == null && !UnitWords.standsForOne(word))) {
            return Optional.empty();
        }
        return pack(number == null ? BigDecimal.ONE : number, word);
    }

    private static Optional<Pack> pack(BigDecimal number, String word) {
        if (number.signum() <= 0 || number.compareTo(LARGEST) > 0 || number.scale() > MOST_DECIMALS) {
            return Optional.empty();
        }
        if (UnitWords.isDozen(word)) {
            return items(number.multiply(BigDecimal.valueOf(DOZEN)), Unit.PIECE);
        }
        if (UnitWords.isPacks(word)) {
            return items(number, Unit.PIECE);
        }
        return UnitWords.unit(word)
                .flatMap(unit -> unit.isCount() ? items(number, unit) : Optional.of(new Pack(1, number, unit)));
    }

    private static Optional<Pack> items(BigDecimal number, Unit unit) {
        return number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(MOST_ITEMS)) > 0
                ? Optional.empty()
                : Optional.of(new Pack(number.intValueExact(), BigDecimal.ONE, unit));
    }

    /** {@code 12}, {@code .5}, {@code 1/2} or {@code 4 1/4}. */
    private static @Nullable BigDecimal number(PackTokens tokens) {
        BigDecimal first = tokens.takeNumber();
        if (first == null) {
            return null;
        }
        if (tokens.fractionFollows()) {
            return first.scale() > 0 ? null : part(tokens.takeNumber(), tokens, first);
        }
        return tokens.signFollows("/") ? part(first, tokens, null) : first;
    }

    private static @Nullable BigDecimal part(@Nullable BigDecimal over, PackTokens tokens, @Nullable BigDecimal whole) {
        tokens.take("/"::equals);
        Integer under = tokens.wholeNumber();
        if (over == null || over.scale() > 0 || under == null || under == 0 || over.intValue() >= under) {
            return null;
        }
        boolean plain =
                whole != null ? POSSIBLE_PARTS.contains(under) : over.intValue() == 1 && USUAL_PARTS.contains(under);
        return plain ? (whole == null ? BigDecimal.ZERO : whole).add(over.divide(BigDecimal.valueOf(under))) : null;
    }
}

package larder.catalog.feedrow;

import java.util.regex.Pattern;

/**
 * A Global Trade Item Number that trade may use: with its check digit right, and of no range that GS1 keeps for use inside a shop
 * (02, 04, 2) or for coupons (98, 99).
 *
 * @param value 14 digits
 */
public record Gtin(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{14}");
    private static final Pattern SOME_GTIN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");
    private static final int DIGITS = 14;

    public Gtin {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a GTIN is kept with 14 digits");
        }
    }

    /** What came of reading a text as a GTIN. */
    public sealed interface Reading {

        record Good(Gtin gtin) implements Reading {}

        record Bad(Fault fault) implements Reading {}
    }

    /** Why a text is no GTIN for trade. */
    public enum Fault {
        GTIN_SHAPE("A GTIN has 8, 12, 13 or 14 digits"),
        GTIN_CHECK_DIGIT("The last digit of the GTIN does not fit the others"),
        GTIN_RESTRICTED("The GTIN is of a range for use inside a shop, or for coupons");

        private final String message;

        Fault(String message) {
            this.message = message;
        }

        public String message() {
            return message;
        }
    }

    /** Reads 8, 12, 13 or 14 digits, with blanks and dashes between them or without. */
    public static Reading read(String text) {
        String digits = text.replace(" ", "").replace("-", "");
        if (!SOME_GTIN.matcher(digits).matches()) {
            return new Reading.Bad(Fault.GTIN_SHAPE);
        }
        String padded = "0".repeat(DIGITS - digits.length()) + digits;
        if (!checks(padded) || padded.chars().allMatch(digit -> digit == '0')) {
            return new Reading.Bad(Fault.GTIN_CHECK_DIGIT);
        }
        return isRestricted(digits, padded)
                ? new Reading.Bad(Fault.GTIN_RESTRICTED)
                : new Reading.Good(new Gtin(padded));
    }

    /** All digits but the last, taken 3, 1, 3 ... times, are brought to a multiple of ten by the last. */
    private static boolean checks(String padded) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += (padded.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }

    /** By the prefix of the 13 digits within; GTIN-8 have prefixes of their own, of which 0 and 2 are the shop's. */
    private static boolean isRestricted(String digits, String padded) {
        if (digits.length() == 8) {
            return digits.startsWith("0") || digits.startsWith("2");
        }
        String prefix = padded.substring(1);
        return prefix.startsWith("02")
                || prefix.startsWith("04")
                || prefix.startsWith("2")
                || prefix.startsWith("98")
                || prefix.startsWith("99");
    }
}

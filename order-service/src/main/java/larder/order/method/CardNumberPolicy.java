package larder.order.method;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells card numbers, which nobody but a card provider may be given. */
final class CardNumberPolicy {

    /** 12 to 19 digits, as people write them. */
    private static final Pattern NUMBER = Pattern.compile("[0-9](?:[ -]?[0-9]){11,18}");

    private CardNumberPolicy() {}

    /** Whether a text holds what looks like the number of a card: its last digit is right for the others (ISO/IEC 7812). */
    static boolean holdsNumber(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceAll("[ -]", ""))
                .anyMatch(CardNumberPolicy::checks);
    }

    private static boolean checks(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}

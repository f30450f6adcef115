package larder.gateway.limit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * So many requests within so much time, written {@code 300/1m}; {@code off} for as many as one likes. All of them may come at
 * once; what was used comes back evenly.
 *
 * @param requests 0 for as many as one likes
 */
record Rate(long requests, Duration within) {

    private static final Rate OFF = new Rate(0, Duration.ZERO);
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,6}(?:s|m|h))");

    /** Reads a rate as it stands in the configuration. */
    static Rate of(String text) {
        if (text.equals("off")) {
            return OFF;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a rate is written as 300/1m, or off, not " + text);
        }
        Rate rate = new Rate(Long.parseLong(form.group(1)), DurationStyle.detectAndParse(form.group(2)));
        if (rate.requests() < 1 || rate.within().isZero()) {
            throw new IllegalArgumentException("a rate has at least one request in one second");
        }
        return rate;
    }

    boolean isOff() {
        return requests == 0;
    }
}

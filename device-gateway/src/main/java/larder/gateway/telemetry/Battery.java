package larder.gateway.telemetry;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A battery's charge in percent, or its voltage: devices know one of the two.
 *
 * @param percent 0 to 100
 * @param millivolts 0 to 100,000
 */
public record Battery(@Nullable Integer percent, @Nullable Integer millivolts) {

    private static final int FULL = 100;
    private static final int MOST_MILLIVOLTS = 100_000;
    private static final Pattern VOLTAGE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?) ?(m?)[vV](?: .{1,20})?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}) ?%");

    /** A bare number is percent. */
    public static Battery ofPercent(BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(FULL)) > 0) {
            throw new IllegalArgumentException("percent must be 0 to 100");
        }
        return new Battery(percent.intValue(), null);
    }

    /** A text is percent or volts with their unit: {@code 80 %}, {@code 2000 mV} as AWS IoT buttons say it, {@code 3.1 V}. */
    public static Battery read(String text) {
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            return ofPercent(new BigDecimal(percent.group(1)));
        }
        Matcher voltage = VOLTAGE.matcher(text);
        if (voltage.matches()) {
            BigDecimal given = new BigDecimal(voltage.group(1));
            BigDecimal millivolts = voltage.group(2).isEmpty() ? given.movePointRight(3) : given;
            if (millivolts.compareTo(BigDecimal.valueOf(MOST_MILLIVOLTS)) <= 0) {
                return new Battery(null, millivolts.intValue());
            }
        }
        throw new IllegalArgumentException("battery must be percent, or volts as in 2900 mV");
    }
}

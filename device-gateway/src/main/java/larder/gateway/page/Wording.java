package larder.gateway.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Says times as people do. Nobody knows here where they are, so that the times are those of UTC, and say so. */
public final class Wording {

    private final DateTimeFormatter times;

    Wording(Locale locale) {
        times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
    }

    /** For templates. */
    public String time(Instant time) {
        return times.format(time) + " UTC";
    }
}

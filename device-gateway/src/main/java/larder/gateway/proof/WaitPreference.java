package larder.gateway.proof;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code wait} preference of RFC 7240. What cannot be read is no preference, as the RFC asks. */
public record WaitPreference(Duration atMost) {

    private static final Pattern WAIT =
            Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:[,;]|$)", Pattern.CASE_INSENSITIVE);

    /** How long the field {@code Prefer} asks to wait, up to the longest; null where it does not. */
    public @Nullable Duration read(@Nullable String prefer) {
        if (prefer == null) {
            return null;
        }
        Matcher wait = WAIT.matcher(prefer);
        if (!wait.find()) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        if (asked.isZero()) {
            return null;
        }
        return asked.compareTo(atMost) > 0 ? atMost : asked;
    }
}

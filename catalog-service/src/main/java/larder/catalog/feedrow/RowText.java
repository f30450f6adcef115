package larder.catalog.feedrow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of one row, and what there is to say of them. */
final class RowText {

    private static final Set<String> YES = Set.of("yes", "true", "1");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Co}\\p{Cn}]+");

    private final Map<String, String> values;
    private final List<Finding> warnings = new ArrayList<>();
    private final List<Finding> refusals = new ArrayList<>();

    RowText(Map<String, String> values) {
        this.values = values;
    }

    List<Finding> warnings() {
        return warnings;
    }

    List<Finding> refusals() {
        return refusals;
    }

    @Nullable
    String required(String attribute, int longest) {
        String value = bounded(attribute, longest);
        if (value == null) {
            refuse(attribute.toUpperCase(Locale.ROOT) + "_MISSING", attribute, "The row has no " + attribute);
        }
        return value;
    }

    @Nullable
    String bounded(String attribute, int longest) {
        String value = text(attribute);
        if (value == null || value.codePointCount(0, value.length()) <= longest) {
            return value;
        }
        warn("TOO_LONG", attribute, "It is cut after " + longest + " characters");
        return value.substring(0, value.offsetByCodePoints(0, longest)).strip();
    }

    @Nullable
    String checked(String attribute, Predicate<String> rule, String message) {
        String value = text(attribute);
        if (value != null && !rule.test(value)) {
            warn(attribute.toUpperCase(Locale.ROOT) + "_UNREADABLE", attribute, message);
            return null;
        }
        return value;
    }

    boolean says(String attribute) {
        return YES.contains(lower(attribute));
    }

    String lower(String attribute) {
        String value = text(attribute);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }

    /** The value without what no text has, or none. */
    @Nullable
    String text(String attribute) {
        String given = values.get(attribute);
        if (given == null) {
            return null;
        }
        String value = (isPlain(given) ? given : CONTROLS.matcher(given).replaceAll(" ")).strip();
        return value.isEmpty() ? null : value;
    }

    /** Whether it is of ASCII's printable letters alone, as most values are: the pattern need not be asked. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    void warn(String code, String attribute, String message) {
        warnings.add(new Finding(Finding.Severity.WARNING, code, attribute, message));
    }

    void refuse(String code, String attribute, String message) {
        refusals.add(new Finding(Finding.Severity.REFUSED, code, attribute, message));
    }
}

package larder.catalog.feedrow;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a row's maker should know.
 *
 * @param severity whether the row was refused for it
 * @param code what it is, for programs
 * @param attribute which attribute it is about
 * @param message what it is, for people
 */
public record Finding(
        Severity severity, String code, @Nullable String attribute, String message) {

    /** What became of the row. */
    public enum Severity {
        REFUSED,
        WARNING
    }
}

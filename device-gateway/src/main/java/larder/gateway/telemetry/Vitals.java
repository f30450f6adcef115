package larder.gateway.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * What a device says of itself beside its event.
 *
 * @param battery the charge as the device says it, where it does
 * @param firmware what it runs, where it says so
 */
public record Vitals(@Nullable Battery battery, @Nullable String firmware) {

    public static final Vitals NONE = new Vitals(null, null);
}

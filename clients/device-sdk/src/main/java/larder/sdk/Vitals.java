package larder.sdk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a device fares, sent along with each report.
 *
 * @param batteryPercent the charge in percent, where it is known
 * @param batteryMillivolts the battery's voltage, where that is known instead
 * @param firmware what the device runs
 */
public record Vitals(
        @Nullable BigDecimal batteryPercent,
        @Nullable Integer batteryMillivolts,
        @Nullable String firmware) {

    public static final Vitals NONE = new Vitals(null, null, null);

    void addTo(ObjectNode body) {
        if (batteryPercent != null) {
            body.put("battery", batteryPercent);
        } else if (batteryMillivolts != null) {
            body.put("battery", batteryMillivolts + " mV");
        }
        if (firmware != null) {
            body.put("firmware", firmware);
        }
    }
}

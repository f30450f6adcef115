package larder.gateway.telemetry;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of one device since the last write.
 *
 * @param heardAt when it last proved itself, if it did
 * @param battery the charge it last told
 * @param batteryAt when it told
 * @param firmware what it last said to run
 * @param firmwareAt when it said so
 * @param failures what was refused, by problem
 */
record Signal(
        @Nullable Instant heardAt,
        @Nullable Battery battery,
        @Nullable Instant batteryAt,
        @Nullable String firmware,
        @Nullable Instant firmwareAt,
        Map<ProblemType, Integer> failures) {

    static Signal heard(Instant at, Vitals vitals) {
        return new Signal(
                at,
                vitals.battery(),
                vitals.battery() == null ? null : at,
                vitals.firmware(),
                vitals.firmware() == null ? null : at,
                Map.of());
    }

    static Signal refused(ProblemType problem) {
        return new Signal(null, null, null, null, null, Map.of(problem, 1));
    }

    /** Both together; of what only one can be, the later. */
    Signal and(Signal other) {
        boolean otherBattery = isLater(other.batteryAt, batteryAt);
        boolean otherFirmware = isLater(other.firmwareAt, firmwareAt);
        return new Signal(
                isLater(other.heardAt, heardAt) ? other.heardAt : heardAt,
                otherBattery ? other.battery : battery,
                otherBattery ? other.batteryAt : batteryAt,
                otherFirmware ? other.firmware : firmware,
                otherFirmware ? other.firmwareAt : firmwareAt,
                sum(failures, other.failures));
    }

    private static boolean isLater(@Nullable Instant one, @Nullable Instant than) {
        return one != null && (than == null || one.isAfter(than));
    }

    private static Map<ProblemType, Integer> sum(Map<ProblemType, Integer> one, Map<ProblemType, Integer> other) {
        if (other.isEmpty()) {
            return one;
        }
        if (one.isEmpty()) {
            return other;
        }
        Map<ProblemType, Integer> both = new HashMap<>(one);
        other.forEach((problem, count) -> both.merge(problem, count, Integer::sum));
        return Map.copyOf(both);
    }
}

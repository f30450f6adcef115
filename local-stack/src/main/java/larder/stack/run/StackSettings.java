package larder.stack.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a local Larder shall run.
 *
 * @param home the folder of the source tree with the built jars
 * @param data the folder of all state
 * @param environment more for each service's environment, which wins over what the launcher sets
 * @param jvmOptions of every service
 */
public record StackSettings(Path home, Path data, Map<String, String> environment, List<String> jvmOptions) {

    /**
     * The first tier of the JIT compiler only: five JVMs that all start at once on a small machine share few cores, and what
     * the second tier would gain later is not needed for a household's load.
     */
    private static final List<String> FAST_START = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public StackSettings {
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
    }

    public static StackSettings of(Path home, Path data) {
        return new StackSettings(home, data, Map.of(), FAST_START);
    }

    public StackSettings withEnvironment(Map<String, String> more) {
        return new StackSettings(home, data, more, jvmOptions);
    }

    /**
     * What makes orders go through their lives within seconds. Those that are bought for Britain can be cancelled for an hour, and are
     * proposed for a few seconds only, so that it can be seen what happens in time and what does not.
     *
     * @param grace how long an order can be cancelled
     * @param carrierStep how long a parcel stays at each step
     */
    public static Map<String, String> hurried(Duration grace, Duration carrierStep) {
        return Map.of(
                "LARDER_ORDER_GRACE_PRESS", grace.toMillis() + "ms",
                "LARDER_ORDER_GRACE_READING", grace.toMillis() + "ms",
                "LARDER_ORDER_TIMERS_POLLINGINTERVAL", "200ms",
                "LARDER_ORDER_PROFILES_GB_SOURCES_APP_GRACE", "1h",
                "LARDER_ORDER_PROFILES_GB_PROPOSALLAPSE", "3s",
                "LARDER_CARRIER_STEP_DELAY", carrierStep.toMillis() + "ms",
                "LARDER_CARRIER_POLL_INTERVAL", "200ms");
    }
}

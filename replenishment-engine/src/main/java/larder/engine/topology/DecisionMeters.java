package larder.engine.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import larder.contracts.decision.Decision;
import larder.contracts.decision.Decision.Reason;
import larder.contracts.device.DeviceEvent;

/** Counts decisions by answer and times how long presses wait for theirs. */
final class DecisionMeters {

    private final Map<Reason, Counter> ignored = new EnumMap<>(Reason.class);
    private final Map<Reason, Counter> ignoredAgain = new EnumMap<>(Reason.class);
    private final Counter ordered;
    private final Counter orderedAgain;
    private final Timer pressToDecision;

    DecisionMeters(MeterRegistry meters) {
        for (Reason reason : Reason.values()) {
            String answer = reason.name().toLowerCase(Locale.ROOT);
            ignored.put(reason, decisions(meters, answer, false));
            ignoredAgain.put(reason, decisions(meters, answer, true));
        }
        ordered = decisions(meters, "order", false);
        orderedAgain = decisions(meters, "order", true);
        pressToDecision = Timer.builder("larder.press.to.decision")
                .description("From the gateway's receipt of a press to its decision")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(meters);
    }

    private static Counter decisions(MeterRegistry meters, String answer, boolean repeat) {
        return Counter.builder("larder.decisions")
                .description("Decisions on device events")
                .tag("answer", answer)
                .tag("repeat", Boolean.toString(repeat))
                .register(meters);
    }

    void count(DeviceEvent event, Decision decision) {
        counter(decision).increment();
        if (!decision.repeat() && isAwaited(event)) {
            pressToDecision.record(Duration.between(decision.receivedAt(), decision.decidedAt()));
        }
    }

    private Counter counter(Decision decision) {
        return switch (decision) {
            case Decision.OrderDecided order -> order.repeat() ? orderedAgain : ordered;
            case Decision.Ignored ignore ->
                Objects.requireNonNull((ignore.repeat() ? ignoredAgain : ignored).get(ignore.reason()));
        };
    }

    /** Whether somebody stands there and waits. */
    private static boolean isAwaited(DeviceEvent event) {
        return switch (event) {
            case DeviceEvent.ButtonPressed _, DeviceEvent.ReplenishmentAsked _ -> true;
            case DeviceEvent.LevelRead _, DeviceEvent.UsageReported _ -> false;
        };
    }
}

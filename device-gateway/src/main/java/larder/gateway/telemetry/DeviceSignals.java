package larder.gateway.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import larder.contracts.DeviceId;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Gathers what is heard of registered devices until it is written. Bounded, and costs a request no more than a map's entry. */
@Component
public class DeviceSignals {

    private final int maxDevices;
    private final Counter dropped;
    private final ConcurrentHashMap<DeviceId, Signal> gathered = new ConcurrentHashMap<>();

    DeviceSignals(TelemetryProperties properties, MeterRegistry meters) {
        this.maxDevices = properties.maxDevices();
        this.dropped = Counter.builder("larder.telemetry.dropped")
                .description("Signs of life that were not kept because too many devices spoke between two writes")
                .register(meters);
    }

    /**
     * The device has proved itself.
     *
     * @param at when it spoke, by what it signed where it signs; a repeat of an old request makes nothing newer
     */
    public void heard(DeviceId device, Instant at, Vitals vitals) {
        gather(device, Signal.heard(at, vitals));
    }

    /** Something was refused to a device that is registered, or to somebody in its name. */
    public void refused(DeviceId device, ProblemType problem) {
        gather(device, Signal.refused(problem));
    }

    /** What a write that failed had taken. */
    void giveBack(Map<DeviceId, Signal> taken) {
        taken.forEach(this::gather);
    }

    private void gather(DeviceId device, Signal signal) {
        if (gathered.size() >= maxDevices && !gathered.containsKey(device)) {
            dropped.increment();
            return;
        }
        gathered.merge(device, signal, Signal::and);
    }

    /** Takes all that was gathered. */
    Map<DeviceId, Signal> take() {
        Map<DeviceId, Signal> taken = new HashMap<>();
        for (DeviceId device : gathered.keySet()) {
            Signal signal = gathered.remove(device);
            if (signal != null) {
                taken.put(device, signal);
            }
        }
        return taken;
    }
}

package larder.delivery.simulated;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends the courier on round after round, from when the service answers on its port until it is about to stop. A round
 * that fails is simply followed by the next.
 */
class CourierRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CourierRounds.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Supplier<CourierRound> round;
    private final Duration pause;
    private @Nullable ScheduledExecutorService worker;

    /** Asks for the round when it starts, because only then the service's own port is known. */
    CourierRounds(Supplier<CourierRound> round, Duration pause) {
        this.round = round;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        CourierRound walked = round.get();
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("simulated-courier").factory());
        var _ = started.scheduleWithFixedDelay(() -> attempt(walked), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        worker = started;
    }

    // Whatever goes wrong in a round, the next one must come; an escaping exception would end them all.
    private static void attempt(CourierRound round) {
        try {
            round.walk();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("cause", e.toString()).log("A round of the simulated courier was cut short");
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService stopping = worker;
        if (stopping == null) {
            return;
        }
        worker = null;
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                stopping.shutdownNow();
            }
        } catch (InterruptedException e) {
            stopping.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }
}

package larder.engine.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Runs the topology as long as the application lives, and says whether it does. */
final class EngineStreams implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(EngineStreams.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Topology topology;
    private final Properties settings;
    private final MeterRegistry meters;
    private @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics streamsMeters;

    EngineStreams(Topology topology, Properties settings, MeterRegistry meters) {
        this.topology = topology;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public synchronized void start() {
        KafkaStreams starting = new KafkaStreams(topology, settings);
        starting.setUncaughtExceptionHandler(EngineStreams::replaceThread);
        starting.setStateListener(EngineStreams::logChange);
        streamsMeters = new KafkaStreamsMetrics(starting);
        streamsMeters.bindTo(meters);
        streams = starting;
        starting.start();
    }

    @Override
    public synchronized void stop() {
        if (streamsMeters != null) {
            streamsMeters.close();
            streamsMeters = null;
        }
        if (streams != null) {
            streams.close(CloseOptions.timeout(PATIENCE)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
            streams = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return streams != null;
    }

    /** Up while events are decided; not while the engine starts, takes partitions over or has given up. */
    @Override
    public synchronized Health health() {
        if (streams == null) {
            return Health.outOfService().build();
        }
        KafkaStreams.State state = streams.state();
        Health.Builder health = state == KafkaStreams.State.RUNNING ? Health.up() : Health.outOfService();
        return health.withDetail("state", state.name()).build();
    }

    private static StreamThreadExceptionResponse replaceThread(Throwable cause) {
        log.atError().setCause(cause).log("stream thread failed and is replaced");
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static void logChange(KafkaStreams.State next, KafkaStreams.State before) {
        log.atInfo().addKeyValue("state", next).addKeyValue("before", before).log("streams changed state");
    }
}

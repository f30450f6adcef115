package larder.engine.topology;

import java.nio.file.Path;
import java.time.Duration;
import larder.engine.slot.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the engine is told.
 *
 * @param stateDirectory where slots are kept on disk; what is lost there is read again from Kafka
 * @param commitInterval how long decisions may wait for others to be committed with
 * @param threads how many threads decide
 * @param standbyReplicas how many other engines keep a copy of each slot, to take over at once
 * @param failoverAfter how long after an engine's last sign of life others take over
 * @param memory bytes the state store may use outside the heap
 * @param pressExpiry the oldest a press may be when it comes in
 * @param readingExpiry the oldest a reading may be when it comes in
 * @param clockSkew how far a device's clock may be ahead of the gateway's
 * @param debounce how long after an accepted press further presses are taken for the same wish
 * @param rememberedEvents how many events of a slot are remembered to recognise repeats
 * @param rememberedFor how long they are remembered
 * @param pauseAfterCancel how long a slot orders nothing by itself after its household called off what it had ordered
 */
@ConfigurationProperties("larder.engine")
record EngineProperties(
        Path stateDirectory,
        @DefaultValue("25ms") Duration commitInterval,
        @DefaultValue("2") int threads,
        @DefaultValue("0") int standbyReplicas,
        @DefaultValue("10s") Duration failoverAfter,
        @DefaultValue("96MB") DataSize memory,
        @DefaultValue("10m") Duration pressExpiry,
        @DefaultValue("24h") Duration readingExpiry,
        @DefaultValue("60s") Duration clockSkew,
        @DefaultValue("60s") Duration debounce,
        @DefaultValue("64") int rememberedEvents,
        @DefaultValue("7d") Duration rememberedFor,
        @DefaultValue("5d") Duration pauseAfterCancel) {

    EngineProperties {
        if (threads < 1 || standbyReplicas < 0 || !commitInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "threads and commitInterval must be positive, standbyReplicas not negative");
        }
    }

    Limits limits() {
        return new Limits(
                pressExpiry, readingExpiry, clockSkew, debounce, rememberedEvents, rememberedFor, pauseAfterCancel);
    }
}
